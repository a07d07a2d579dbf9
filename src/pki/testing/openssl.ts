import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePem } from '../pem';

/** Whether the openssl command is here; tests that ask it for a second opinion skip otherwise, and say so. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('openssl is not installed: its second opinion is left out');

/** Runs openssl with these files in its working directory; Uint8Array and text alike. */
export function openssl(files: Record<string, Uint8Array | string>, ...args: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'tradeseal-openssl-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd, maxBuffer: 1 << 24 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: new Uint8Array(stdout), cwd };
}

export const certificatePem = (...certificates: Uint8Array[]) =>
  certificates.map((der) => encodePem('CERTIFICATE', der)).join('');
