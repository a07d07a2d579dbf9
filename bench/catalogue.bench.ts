import { closeDatabase, database } from '@/db/connection';
import { readPublic } from '@/db/read-public';
import { benchServer, catalogueOf } from './catalogue/bench-databases';
import { randomFrom } from './catalogue/random';
import { type RequestKind, requestsOf } from './catalogue/requests';

/*
 * Does a catalogue of a million goods answer like one of ten thousand? List, product, search and what the page of all
 * markets reads when a facet is chosen, uncached, 16 at a time, in turns on both catalogues so that whatever else the
 * machine does falls on both alike, after a long turn to fill the memory of the database.
 * `npx tsx bench/catalogue.bench.ts [seconds a turn] [10000,1000000]`. The first run generates the goods (some ten minutes
 * for a million) in .data/bench.
 */
const secondsATurn = Number(process.argv[2] ?? 3);
const sizes = (process.argv[3] ?? '10000,1000000').split(',').map(Number);
const kinds: readonly RequestKind[] = ['list', 'product', 'search', 'everywhere'];
const [seed, rounds, atOnce] = [1, 5, 16];

async function bench(): Promise<void> {
  const server = await benchServer();
  try {
    const urls: string[] = [];
    for (const size of sizes) urls.push(await catalogueOf(server, size, seed));
    const times = new Map<string, number[]>();
    let memory = 0;
    for (let round = -1; round < rounds; round += 1) {
      for (const [at, size] of sizes.entries()) {
        await switchTo(urls[at] ?? '');
        for (const kind of kinds) {
          const measured = await turn(kind, size, 1000 + round, round < 0 ? 6 * secondsATurn : secondsATurn);
          if (round >= 0)
            times.set(`${kind} ${size}`, [...(times.get(`${kind} ${size}`) ?? []), p95(measured)]);
        }
        memory = Math.max(memory, process.memoryUsage().rss);
      }
    }
    for (const kind of kinds) {
      const medians = sizes.map((size) => median(times.get(`${kind} ${size}`) ?? []));
      const said = medians.map((p95, at) => `${p95.toFixed(1)} ms among ${sizes[at]}`).join(', ');
      const [small = Number.NaN, large] = medians;
      const ratio = large === undefined ? '' : `: ${(large / small).toFixed(2)} times (target 2)`;
      console.log(`${kind}: p95 ${said}${ratio}`);
    }
    console.log(`memory of the process at most ${Math.round(memory / 1024 / 1024)} MB (target 400)`);
  } finally {
    await closeDatabase();
    await server.stop();
  }
}

async function switchTo(url: string): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
  process.env.DATABASE_POOL_SIZE = String(atOnce);
  await Promise.all(Array.from({ length: atOnce }, () => database().execute('select 1')));
}

/** Milliseconds of every request in one turn. */
async function turn(kind: RequestKind, size: number, turnSeed: number, seconds: number): Promise<number[]> {
  const request = requestsOf(seed, size)[kind];
  const until = performance.now() + seconds * 1000;
  const measured: number[] = [];
  const visitor = async (n: number) => {
    const random = randomFrom(turnSeed * atOnce + n);
    while (performance.now() < until) {
      const read = request(random);
      const start = performance.now();
      await readPublic(read);
      measured.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => visitor(n)));
  return measured;
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

void bench();
