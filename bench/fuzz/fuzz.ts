import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFuzz } from '@/pki/testing/fuzz/run-fuzz';

/*
 * Mutates valid certificates, revocation lists, signatures, time-stamps, PDFs and containers:
 * `npx tsx bench/fuzz/fuzz.ts [mutations, 100000 when omitted] [seed]`. Exit code 1 when something was found.
 */
const longestMilliseconds = 50;

async function main(): Promise<void> {
  const mutations = Number(process.argv[2] ?? 100_000);
  const seed = Number(process.argv[3] ?? randomInt(2 ** 32 - 1));
  console.log(`${mutations} mutations, seed ${seed}`);
  const started = Date.now();
  let base = 0;
  const result = await runFuzz(mutations, seed, longestMilliseconds, (done) => {
    const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
    base ||= megabytes;
    console.log(`${done} done, ${Math.round((Date.now() - started) / 1000)} s, ${megabytes} MB`);
  });
  // Before the first 5000 the code is still being compiled and caches fill; what grows after that is a leak.
  const growth = base ? Math.round(process.memoryUsage().rss / 1024 / 1024) - base : 0;
  console.log(
    `${result.findings.length} findings; ${result.passed} passed with what was signed unchanged; slowest ${result.slowestMilliseconds.toFixed(1)} ms (${result.slowest}); memory grew by ${growth} MB`,
  );
  for (const finding of result.findings.slice(0, 20))
    console.log(`${finding.target}, ${finding.mutation}: ${finding.what}\n  ${kept(finding.input)}`);
  if (result.findings.length > 0) process.exitCode = 1;
}

function kept(input: Uint8Array): string {
  const folder = join(tmpdir(), 'tradeseal-fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${Date.now()}-${Math.round(performance.now() * 1000)}`);
  writeFileSync(file, input);
  return file;
}

void main();
