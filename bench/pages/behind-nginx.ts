import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where nginx is, if it is. */
export const nginxPath = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(
  (path) => existsSync(path),
);

/** docs/nginx.conf as it stands, but for ports and folders, and with the page's bytes beside it as a compressed file. */
export async function behindNginx(where: {
  readonly upstream: number;
  readonly listen: number;
  readonly path: string;
}): Promise<{ stop(): void }> {
  const folder = resolve('.data', 'bench', 'nginx');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/files`, { recursive: true, mode: 0o755 });
  const html = Buffer.from(
    await (await fetch(`http://127.0.0.1:${where.upstream}${where.path}`)).arrayBuffer(),
  );
  writeFileSync(`${folder}/files/the-same-as-a-file.html`, html);
  writeFileSync(`${folder}/files/the-same-as-a-file.html.gz`, gzipSync(html));
  const file = `location = /the-same-as-a-file.html { root ${folder}/files; gzip_static on; }`;
  const settings = readFileSync('docs/nginx.conf', 'utf8')
    .replace('include mime.types;', 'types { text/html html; } access_log off;')
    .replace('server 127.0.0.1:3000;', `server 127.0.0.1:${where.upstream};`)
    .replace('/var/cache/tradeseal', `${folder}/cache`)
    .replace('listen 80;', `listen 127.0.0.1:${where.listen}; ${file}`);
  const asRoot = process.getuid?.() === 0 ? 'user root;\n' : '';
  writeFileSync(
    `${folder}/nginx.conf`,
    `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\n${asRoot}${settings}`,
  );
  const child = spawn(nginxPath ?? 'nginx', ['-p', folder, '-c', `${folder}/nginx.conf`], {
    stdio: 'inherit',
  });
  for (let i = 0; i < 50; i += 1) {
    if (
      await fetch(`http://127.0.0.1:${where.listen}/the-same-as-a-file.html`).then(
        (a) => a.ok,
        () => false,
      )
    )
      break;
    await new Promise((again) => setTimeout(again, 100));
  }
  return { stop: () => void child.kill('SIGTERM') };
}
