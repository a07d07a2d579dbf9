import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answering } from './site-process';

/** Where nginx is, if it is. */
export const nginxPath = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(
  (path) => existsSync(path),
);
export const asFile = '/the-same-as-a-file.html';

/**
 * docs/nginx.conf as it stands, but for ports and folders, and beside it the page as a compressed file, which nginx keeps
 * open.
 */
export async function behindNginx(where: {
  readonly upstream: readonly number[];
  readonly listen: number;
  readonly path: string;
}): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const folder = resolve('.data', 'bench', 'nginx');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/files`, { recursive: true, mode: 0o755 });
  const page = await fetch(`http://127.0.0.1:${where.upstream[0]}${where.path}`);
  const html = Buffer.from(await page.arrayBuffer());
  writeFileSync(`${folder}/files${asFile}`, html);
  writeFileSync(`${folder}/files${asFile}.gz`, gzipSync(html));
  writeFileSync(`${folder}/nginx.conf`, settings(folder, where.listen, where.upstream));
  const child = spawn(nginxPath ?? 'nginx', ['-p', folder, '-c', `${folder}/nginx.conf`], {
    stdio: 'inherit',
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const origin = `http://127.0.0.1:${where.listen}`;
  await answering(`${origin}${asFile}`);
  return {
    origin,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function settings(folder: string, listen: number, upstream: readonly number[]): string {
  const file = `location = ${asFile} { root ${folder}/files; gzip_static on; open_file_cache max=10; }`;
  const asRoot = process.getuid?.() === 0 ? 'user root;\n' : '';
  const ours = replaced(readFileSync('docs/nginx.conf', 'utf8'), [
    ['include mime.types;', 'types { text/html html; } access_log off;'],
    ['server 127.0.0.1:3000;', upstream.map((port) => `server 127.0.0.1:${port};`).join(' ')],
    ['/var/cache/tradeseal', `${folder}/cache`],
    ['listen 80;', `listen 127.0.0.1:${listen}; ${file}`],
  ]);
  return `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\n${asRoot}${ours}`;
}

function replaced(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`docs/nginx.conf no longer says "${from}"`);
    return before.replace(from, to);
  }, text);
}
