import { execFileSync, spawn } from 'node:child_process';
import { nextCommand } from './bench-site';

export interface SiteProcess {
  readonly origin: string;
  /** resident memory, in megabytes */
  memory(): number;
  stop(): Promise<void>;
}

// as scripts/start.mjs
const heapLimit = '--max-old-space-size=256';

/** One `next start` of the built copy of the site, answering. */
export async function startSite(
  site: string,
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<SiteProcess> {
  const child = spawn(process.execPath, [heapLimit, nextCommand, 'start', '-p', String(port)], {
    cwd: site,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = `http://localhost:${port}`;
  await answering(`${origin}/api/health`);
  return {
    origin,
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export async function answering(url: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error(`${url} does not answer`);
}
