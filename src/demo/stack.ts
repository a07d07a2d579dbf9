import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  type EmbeddedServer,
  endStaleServer,
  ensureDatabase,
  freePort,
  openToServer,
  startEmbeddedServer,
} from '@/db/embedded-server';
import { migrateDatabase } from '@/db/migrate';
import { installQueues } from '@/outbox/boss';
import { heapBound } from '../../scripts/heap-bound.mjs';
import { houseMovements } from './bank/house-movements';
import { startDemoBank } from './bank/start-demo-bank';
import { demoEnvironment, type Environment } from './environment';
import { startStripeSimulator } from './stripe/start-stripe-simulator';

export interface Stack {
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly stripeUrl: string;
  readonly bankUrl: string;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly dataDirectory: string;
  readonly port: number;
  /** an own PostgreSQL instead of the embedded one */
  readonly databaseUrl?: string;
  /** throws away what earlier runs left */
  readonly reset?: boolean;
  readonly databaseSettings?: Readonly<Record<string, string>>;
  /** fills the database; called on every start, does nothing when already filled */
  readonly load: (environment: Environment, bankUrl: string) => Promise<void>;
  /** the built site (unless told), the development server, or nothing */
  readonly serve?: 'production' | 'development' | 'nothing';
  readonly tell?: (step: string) => void;
}

/** Everything the demo and the end-to-end tests need, really running: PostgreSQL, Stripe's simulator, the built site. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const tell = options.tell ?? (() => undefined);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    if (options.serve !== 'nothing') await refusePortInUse(options.port);
    if (options.reset) clearData(options.dataDirectory);
    mkdirSync(options.dataDirectory, { recursive: true });
    const baseUrl = `http://localhost:${options.port}`;
    const environment = demoEnvironment(options.dataDirectory, baseUrl);

    tell(options.databaseUrl ? 'Connecting to your PostgreSQL' : 'Starting the embedded PostgreSQL');
    environment.DATABASE_URL = options.databaseUrl ?? (await embedded(options, stops));
    tell('Bringing the database up to date');
    await migrateDatabase(environment.DATABASE_URL);
    await installQueues(environment.DATABASE_URL);

    tell('Starting the Stripe simulator');
    const simulator = await startStripeSimulator({
      port: await preferredPort(12111),
      stateFile: join(options.dataDirectory, 'stripe.json'),
      secretKey: environment.STRIPE_SECRET_KEY!,
      webhook: { url: `${baseUrl}/api/webhooks/stripe`, secret: environment.STRIPE_WEBHOOK_SECRET! },
    });
    stops.push(() => simulator.close());
    environment.STRIPE_API_URL = simulator.url;
    Object.assign(process.env, environment);

    // a day of the simulated Stripe is twenty seconds: what was captured is soon paid out to the simulated bank
    const payingOut = setInterval(() => void simulator.control.payOutNow(), 20_000).unref();
    stops.push(async () => clearInterval(payingOut));
    const bank = await startDemoBank({
      port: await preferredPort(12112),
      stateFile: join(options.dataDirectory, 'bank.json'),
      movements: houseMovements,
    });
    stops.push(() => bank.close());

    tell('Loading the demo portals');
    await options.load(environment, bank.url);

    writeFileSync(join(options.dataDirectory, 'database-url'), environment.DATABASE_URL, { mode: 0o600 });

    if (options.serve !== 'nothing') {
      const mode = options.serve ?? 'production';
      if (mode === 'production') buildWhenChanged(tell);
      tell('Starting the site');
      stops.push(await serve(options.port, environment, mode));
    }
    return { baseUrl, environment, stripeUrl: simulator.url, bankUrl: bank.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(options: StackOptions, stops: (() => Promise<void>)[]): Promise<string> {
  const directory = join(options.dataDirectory, 'postgres');
  openToServer(options.dataDirectory);
  endStaleServer(directory);
  const server: EmbeddedServer = await startEmbeddedServer({
    dataDirectory: directory,
    ...(options.databaseSettings ? { settings: options.databaseSettings } : {}),
  });
  stops.push(() => server.stop());
  return ensureDatabase(server, 'tradeseal');
}

function clearData(directory: string): void {
  endStaleServer(join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
}

async function refusePortInUse(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Error(
          `Port ${port} is in use by another program. Stop it, or choose another: npm run demo -- --port ${port + 1}`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

/** Builds when a source is not what was built last. The digest covers names, sizes and contents of what goes in. */
export function buildWhenChanged(tell: (step: string) => void): void {
  const isBuilt = existsSync(join('.next', 'BUILD_ID'));
  if (isBuilt && process.env.KEEP_BUILD === '1') return;
  const mark = join('.next', 'tradeseal-digest');
  const digest = sourceDigest();
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  tell('Building the site (about a minute)');
  const build = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      TYPES_ARE_CHECKED_ELSEWHERE: '1',
    },
  });
  if (build.status !== 0) throw new Error(`The site could not be built.\n${build.stdout}\n${build.stderr}`);
  writeFileSync(mark, digest);
}

function sourceDigest(): string {
  const hash = createHash('sha256');
  const walk = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) walk(join(path, name));
    } else if (
      !/\.test\.tsx?$/.test(path) &&
      !path.includes(join('src', 'demo')) &&
      !path.includes(`${join('pki', 'cases')}`)
    ) {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const path of [
    'src',
    'public',
    'package-lock.json',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
  ])
    if (existsSync(path)) walk(path);
  return hash.digest('hex');
}

async function serve(
  port: number,
  environment: Environment,
  mode: 'production' | 'development',
): Promise<() => Promise<void>> {
  const log: string[] = [];
  const heap = mode === 'production' ? heapBound(process.env.NODE_OPTIONS) : [];
  const child: ChildProcess = spawn(
    process.execPath,
    [...heap, 'node_modules/next/dist/bin/next', mode === 'production' ? 'start' : 'dev', '-p', String(port)],
    {
      env: { ...process.env, ...environment, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const keep = (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 200) log.shift();
    if (process.env.TRADESEAL_LOG) process.stderr.write(chunk);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The site stopped at once.\n${log.join('')}`);
    const healthy = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return () => endChild(child);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await endChild(child);
  throw new Error(`The site did not answer within a minute.\n${log.join('')}`);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
}

async function preferredPort(port: number): Promise<number> {
  return refusePortInUse(port).then(() => port, freePort);
}
