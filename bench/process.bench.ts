import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { encodePem } from '@/pki/pem';
import { aChamber, at } from '@/pki/testing/a-chamber';
import { verifyDetached } from '@/pki/verify-detached';
import { verifyDocument } from '@/pki/verify-document';
import { aStampedOrder, type BenchOrders, benchOrders } from './bench-orders';
import { processorMicroseconds } from './per-second';

/*
 * Beyond one core: two worker threads beside one, memory for a document of 5 MB, and one call of `openssl cms -verify`
 * beside ours. `npx tsx bench/process.bench.ts [seconds]`. By the clock, threads of a busy machine
 * wait for their cores; by processor time it shows only whether they hinder one another.
 */
const seconds = Number(process.argv[2] ?? 2);
const megabyte = 1024 * 1024;

async function bench(): Promise<void> {
  const memory = process.argv.indexOf('--memory');
  if (memory > 0) return measureMemory(process.argv[memory + 1]!);
  const made = await benchOrders(false, 16);
  const one = await verifyInThreads(made, 1);
  const two = await verifyInThreads(made, 2);
  console.log(
    `one worker thread ${one.perSecond.toFixed(0)} orders/s, two ${two.perSecond.toFixed(0)}: ${(two.perSecond / one.perSecond).toFixed(2)} times by the clock (${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}), ${((2 * two.perProcessorSecond) / one.perProcessorSecond).toFixed(2)} times by processor time (target 1.6)`,
  );
  await memoryForFiveMegabytes();
  besideOpenssl(made);
}

async function verifyInThreads({ orders, input }: BenchOrders, threads: number) {
  const milliseconds = seconds * 1000;
  const worker = new URL('./verify-worker.ts', import.meta.url).href;
  const workers = Array.from(
    { length: threads },
    () =>
      // Node 20 does not hand loaders on to threads.
      new Worker(
        `import('tsx/esm/api').then(({ register }) => { register(); return import('${worker}'); })`,
        {
          eval: true,
          workerData: { pdfs: orders.map(({ pdf }) => pdf), input, milliseconds },
        },
      ),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const counts = workers.map((worker) => once(worker, 'message') as Promise<[number]>);
  const start = processorMicroseconds();
  for (const worker of workers) worker.postMessage('go');
  const done = (await Promise.all(counts)).reduce((sum, [count]) => sum + count, 0);
  const processorSeconds = (processorMicroseconds() - start) / 1e6;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { perSecond: done / seconds, perProcessorSecond: done / processorSeconds };
}

/** The making of the document must not count, so another process reads and verifies it. */
async function memoryForFiveMegabytes(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tradeseal-bench-'));
  try {
    const chamber = aChamber();
    // What does not compress within the window of DEFLATE three quarters fill the document.
    const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('base64');
    writeFileSync(join(folder, 'small.pdf'), await aStampedOrder(chamber));
    writeFileSync(join(folder, 'large.pdf'), await aStampedOrder(chamber, noise.repeat(88)));
    writeFileSync(join(folder, 'root.der'), chamber.root.certificate);
    const script = fileURLToPath(import.meta.url);
    spawnSync(process.execPath, [...process.execArgv, script, '--memory', folder], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How much the largest resident size grows, the document itself included, once the code is loaded. */
function measureMemory(folder: string): void {
  const input = { anchors: [readFileSync(join(folder, 'root.der'))], at, revocation: 'none' as const };
  const small = readFileSync(join(folder, 'small.pdf'));
  for (let i = 0; i < 300; i++) verifyDocument(small, input);
  const before = process.memoryUsage().rss;
  forgetLargestSize();
  const pdf = readFileSync(join(folder, 'large.pdf'));
  const start = processorMicroseconds();
  const { indication, reason } = verifyDocument(pdf, input);
  const milliseconds = (processorMicroseconds() - start) / 1000;
  if (indication !== 'TOTAL-PASSED') throw new Error(reason);
  const grown = largestSize() - before;
  console.log(
    `document of ${(pdf.length / megabyte).toFixed(1)} MB: ${milliseconds.toFixed(1)} ms, memory grows by ${(grown / megabyte).toFixed(1)} MB with the document itself: ${(grown / pdf.length).toFixed(2)} times its size (target 4)`,
  );
}

/** Linux begins to count the largest resident size anew; elsewhere that of the whole process so far is shown. */
function forgetLargestSize(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    console.log('the largest size so far cannot be forgotten here');
  }
}

function largestSize(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

function besideOpenssl({ messages, content, input }: BenchOrders): void {
  const folder = mkdtempSync(join(tmpdir(), 'tradeseal-bench-'));
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const { cms } = messages[0]!;
  const signed = ['-inform', 'DER', '-in', file('order.p7s', cms), '-content', file('order.xml', content)];
  const trusted = ['-CAfile', file('root.pem', encodePem('CERTIFICATE', input.anchors[0]!))];
  const check = ['-purpose', 'any', '-attime', String(at.getTime() / 1000), '-binary', '-out', '/dev/null'];
  const call = () =>
    execFileSync('openssl', ['cms', '-verify', '-cades', ...signed, ...trusted, ...check], { stdio: 'pipe' });
  try {
    const openssl = clock(10, call);
    const ours = clock(2000, () => verifyDetached(content, cms, input));
    console.log(
      `openssl cms -verify, a call: ${openssl.toFixed(1)} ms without lists; here, with them: ${ours.toFixed(3)} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function clock(times: number, run: () => unknown): number {
  for (let i = 0; i < times; i++) run();
  const start = performance.now();
  for (let i = 0; i < times; i++) run();
  return (performance.now() - start) / times;
}

void bench();
