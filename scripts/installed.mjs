// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);

/** Ends with a sentence when Node is too old; installs the packages when the lock file is not the installed one. */
export function ensureInstalled() {
  if (major < 20 || (major === 20 && minor < 9)) {
    fail(
      `Tradeseal needs Node.js 20.9 or newer; this is ${process.versions.node}. Install a current one from https://nodejs.org and run the command again.`,
    );
  }
  const digest = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const mark = join('node_modules', '.tradeseal-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  step('Installing packages (about a minute the first time)');
  const command = existsSync('node_modules') ? 'install' : 'ci';
  const install = spawnSync('npm', [command, '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    fail(
      'The packages could not be installed. Check the connection to the npm registry and the free disk space, then run the command again.',
    );
  }
  writeFileSync(mark, digest);
}

/** Runs a command and shows its output; resolves to its exit code. */
export function run(command, args, env = {}) {
  const child = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return child.status ?? 1;
}

export function step(text) {
  console.log(`\u001b[1m▸ ${text}\u001b[0m`);
}

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
