import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const sources = ['src', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json'];
export const nextCommand = resolve('node_modules', 'next', 'dist', 'bin', 'next');

/**
 * A copy of the site with one page more, the market as an App Router page, built; not built again while the sources are
 * the same. Returns its folder.
 */
export function benchSite(environment: NodeJS.ProcessEnv): string {
  const site = resolve('.data', 'bench', 'site');
  mkdirSync(site, { recursive: true });
  for (const name of sources) {
    rmSync(join(site, name), { recursive: true, force: true });
    const isOurs = (from: string) => !/\.test\.tsx?$|pki\/cases/.test(from);
    cpSync(name, join(site, name), { recursive: true, filter: isOurs });
  }
  cpSync(
    join('bench', 'pages', 'app-router-page.tsx.txt'),
    join(site, 'src', 'app', '[locale]', 'bench-goods', 'page.tsx'),
  );
  const mark = join(site, '.next', 'bench-digest');
  const digest = digestOf(site);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return site;
  console.log('building the copy of the site with the App Router page (minutes)');
  execFileSync(process.execPath, [nextCommand, 'build'], {
    cwd: site,
    env: { ...environment, TYPES_ARE_CHECKED_ELSEWHERE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 15 * 60_000,
  });
  writeFileSync(mark, digest);
  return site;
}

function digestOf(site: string): string {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  const walk = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  // Next.js writes its own wishes into tsconfig.json
  for (const name of sources.filter((one) => one !== 'tsconfig.json')) walk(join(site, name));
  return hash.digest('hex');
}
