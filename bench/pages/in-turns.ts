import { requestsPerSecond } from './requests-per-second';

export interface Visited {
  readonly url: string;
  /** another address each time, so that no page can have been kept */
  readonly fresh?: boolean;
}

export interface Rate {
  readonly perSecond: number;
  readonly kilobytes: number;
}

/**
 * Requests per second of each, in turns, so that whatever else the machine does falls on all alike: a long turn to warm
 * up, as the engine goes on compiling for the first thousands of requests, then the median of five.
 */
export async function inTurns<K extends string>(
  visited: Readonly<Record<K, Visited>>,
  seconds: number,
): Promise<Readonly<Record<K, Rate>>> {
  const names = Object.keys(visited) as K[];
  const measured = new Map<K, Rate[]>(names.map((name) => [name, []]));
  for (let round = -1; round < 5; round += 1) {
    for (const name of names) {
      const { url, fresh = false } = visited[name];
      const rate = await requestsPerSecond(url, { seconds: round < 0 ? 12 * seconds : seconds, fresh });
      if (rate.perSecond === 0) throw new Error(`${url} was not answered in a turn: give longer turns`);
      if (round >= 0) measured.get(name)?.push(rate);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(measured.get(name) ?? [])])) as Record<K, Rate>;
}

function median(rates: Rate[]): Rate {
  const sorted = rates.sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, kilobytes: 0 };
}
