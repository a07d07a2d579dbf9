import { processorMicroseconds } from './per-second';

/**
 * Microseconds of processor time that one run of each takes, measured in turns so that whatever else the machine does
 * falls on all of them alike; of the turns the best counts. Each is warmed up first.
 */
export function sideBySide<Name extends string>(
  seconds: number,
  runs: Readonly<Record<Name, () => void>>,
): Record<Name, number> {
  const names = Object.keys(runs) as Name[];
  const turn = (seconds * 1e6) / turns;
  const best = {} as Record<Name, number>;
  for (let round = -warmUps; round < turns; round++) {
    for (const name of names) {
      const each = microsecondsEach(runs[name], turn);
      best[name] = round <= 0 ? each : Math.min(best[name], each);
    }
  }
  return best;
}

/** Of a tenth of a second each when a line is given two seconds: long enough to hold its share of garbage collection. */
const turns = 20;
const warmUps = 12;

function microsecondsEach(run: () => void, microseconds: number): number {
  const start = processorMicroseconds();
  let elapsed = 0;
  let count = 0;
  while (elapsed < microseconds || count < 8) {
    for (let i = 0; i < 4; i++) run();
    count += 4;
    elapsed = processorMicroseconds() - start;
  }
  return elapsed / count;
}
