// npm test: everything, in the order in which it is cheapest to fail. See README.md.
import { readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, run, step } from './installed.mjs';

ensureInstalled();
rmSync('test-results', { recursive: true, force: true });
rmSync('.data/vitest.json', { force: true });
const next = ['node_modules/next/dist/bin/next'];
const bin = (name) => `node_modules/.bin/${name}`;
const stages = [
  ['Lint', bin('biome'), ['check', '.']],
  ['Types', process.execPath, [...next, 'typegen']],
  ['Types', bin('tsc'), ['--noEmit']],
  ['Dependency rules', process.execPath, ['scripts/rules.mjs']],
  [
    'Unit and integration tests',
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', '--outputFile.json=.data/vitest.json'],
  ],
  ['End to end', bin('playwright'), ['test']],
];

const started = Date.now();
const failed = [];
for (const [name, command, args] of stages) {
  step(`${name} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (run(command, args, { NEXT_TELEMETRY_DISABLED: '1' }) !== 0) failed.push(name);
  if (failed.length > 0 && !process.env.KEEP_GOING) break;
}

const { passed, failures, skipped } = count();
// a stage that counts no tests of its own (lint, types, rules, a runner that did not start) is one failure
const failedTests = Math.max(failures, failed.length);
console.log(
  `\n${failed.length ? `Failed: ${failed.join(', ')}.` : 'Everything passed.'} ${Math.round((Date.now() - started) / 1000)} s.`,
);
console.log(`${passed} passed, ${failedTests} failed, ${skipped} skipped`);
process.exit(failed.length ? 1 : 0);

function count() {
  const unit = read('.data/vitest.json');
  const e2e = read('test-results/e2e.json')?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0),
    failures: (unit?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0),
    skipped: (unit?.numPendingTests ?? 0) + (e2e?.skipped ?? 0),
  };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
