import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { forgetEverything } from '@/pki/bounded-cache';
import { hostileInputs } from './hostile-inputs';
import { processorMicroseconds } from './per-second';

/*
 * Processor milliseconds that inputs made to cost much cost: in a process that has compiled its code, everything else
 * forgotten, and as the first thing a process ever verifies. `npx tsx bench/hostile.bench.ts`
 */
const target = 50;
const alone = process.argv.indexOf('--alone');
const runs = hostileInputs();

function milliseconds(run: () => unknown): number {
  const start = processorMicroseconds();
  run();
  return (processorMicroseconds() - start) / 1000;
}

/** What became of it, so that a line that measures something else than it says is noticed. */
function verdictOf(run: () => unknown): string {
  const { reasonCode, indication } = run() as { reasonCode?: string; indication?: string };
  return reasonCode ?? indication ?? 'valid';
}

if (alone > 0) console.log(milliseconds(runs.get(process.argv[alone + 1]!)!));
else {
  console.log(
    `hostile input                                        warm      first of a process (target ${target} ms), verdict`,
  );
  for (const [name, run] of runs) {
    const warm = Math.min(
      ...Array.from({ length: 6 }, () => {
        forgetEverything();
        return milliseconds(run);
      }),
    );
    console.log(
      `${name.padEnd(48)} ${warm.toFixed(1).padStart(6)} ms ${inItsOwnProcess(name).toFixed(1).padStart(8)} ms   ${verdictOf(run)}`,
    );
  }
}

function inItsOwnProcess(name: string): number {
  const script = fileURLToPath(import.meta.url);
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, script, '--alone', name], {
    encoding: 'utf8',
  });
  return Number(stdout);
}
