import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import pg from 'pg';
import { type EmbeddedBinaries, embeddedBinaries } from './embedded-binaries';

export interface EmbeddedServer {
  readonly port: number;
  /** Connection URL of one of its databases. */
  url(database: string): string;
  /** Fast shutdown; resolves when the server has written everything and gone. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly dataDirectory: string;
  readonly port?: number;
  /** extra settings, e.g. { fsync: 'off' } for tests */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts the PostgreSQL of the registry package on loopback: creates the cluster in an empty directory, starts it
 * otherwise. Runs as an unprivileged user when we are root. Rejects with a sentence that says what to do.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const binaries = embeddedBinaries();
  const password = createCluster(binaries, options.dataDirectory);
  const port = options.port ?? (await freePort());
  const server = launch(binaries, { ...options, port });
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  await untilReady(server, url('postgres'));
  return { port, url, stop: () => stop(server) };
}

/** Makes a database if it is not there yet. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`create database "${name}" encoding 'UTF8' template template0`);
  } finally {
    await client.end();
  }
  return server.url(name);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function createCluster(binaries: EmbeddedBinaries, directory: string): string {
  const passwordFile = `${directory}.password`;
  if (existsSync(join(directory, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim();
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (binaries.runAs) {
    for (const path of [directory, passwordFile]) chownSync(path, binaries.runAs.uid, binaries.runAs.gid);
  }
  const made = spawnSync(
    binaries.initdb,
    [
      '-D',
      directory,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { ...binaries.runAs, encoding: 'utf8', cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' } },
  );
  if (made.status !== 0) {
    rmSync(directory, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not create its data directory ${directory}: ${lastLine(made.stderr) || made.error?.message}`,
    );
  }
  return password;
}

function launch(
  binaries: EmbeddedBinaries,
  options: EmbeddedServerOptions & { port: number },
): ChildProcess & { log: string[] } {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: '120',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = Object.assign(
    spawn(binaries.postgres, ['-D', options.dataDirectory, ...flags], {
      ...binaries.runAs,
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
    { log: [] as string[] },
  );
  const keep = (chunk: Buffer) =>
    child.log.push(...chunk.toString().split('\n').filter(Boolean)) > 200 && child.log.splice(0, 100);
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return child;
}

async function untilReady(server: ChildProcess & { log: string[] }, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL stopped at once: ${explain(server.log)}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  server.kill('SIGKILL');
  throw new Error(`PostgreSQL did not answer within a minute: ${explain(server.log)}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}

function explain(log: readonly string[]): string {
  const text = log.join('\n');
  if (/No space left/.test(text)) return 'the disk is full.';
  if (/Address already in use|could not bind/.test(text)) return 'its port is in use by another program.';
  if (/lock file .* already exists/.test(text))
    return 'another PostgreSQL is already using this data directory.';
  return lastLine(text) || 'it left no message.';
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').at(-1) ?? '';
}

/** Ends a server that an earlier run left behind, by the pid it wrote; does nothing where none runs. */
export function endStaleServer(dataDirectory: string): void {
  const file = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    if (command.includes(dataDirectory)) process.kill(pid, 'SIGINT');
  } catch {
    rmSync(file, { force: true });
  }
}

/**
 * Lets the unprivileged user of the server through a directory that we as root made, and through those above it in the
 * checkout: whoever keeps a file first makes them, closed. What lies in them has modes of its own.
 */
export function openToServer(directory: string): void {
  const checkout = `${process.cwd()}${sep}`;
  chmodSync(directory, 0o755);
  for (let above = dirname(directory); above.startsWith(checkout); above = dirname(above))
    chmodSync(above, 0o755);
}
