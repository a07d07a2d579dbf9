/**
 * How often a function runs in a second of processor time: warmed up, then the best of five spans. Processor time, not
 * the clock on the wall, because other programs may share the machine.
 */
export function perSecond(seconds: number, run: () => void): number {
  const span = (seconds * 1e6) / 5;
  repeat(run, span);
  return Math.max(...Array.from({ length: 5 }, () => repeat(run, span)));
}

export function processorMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function repeat(run: () => void, microseconds: number): number {
  const start = processorMicroseconds();
  let count = 0;
  let elapsed = 0;
  while (elapsed < microseconds) {
    for (let i = 0; i < 20; i++) run();
    count += 20;
    elapsed = processorMicroseconds() - start;
  }
  return (count * 1e6) / elapsed;
}
