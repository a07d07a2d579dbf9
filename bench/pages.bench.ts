/*
 * What a catalogue page costs to serve: the document of this house, printed afresh at every request and kept, against an
 * App Router page of the same content over the same database; and behind the nginx of docs/nginx.conf, against nginx
 * sending the same bytes as a file. Ratios within one run, 16 connections. The App Router page exists only in a copy of
 * the site under .data/bench, which is built for this.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadDemo } from '../src/demo/load-demo';
import { startStack } from '../src/demo/stack';
import { behindNginx, nginxPath } from './pages/behind-nginx';
import { benchSite } from './pages/bench-site';
import { requestsPerSecond } from './pages/requests-per-second';

const seconds = Number(process.argv[2] ?? 5);
const port = 3191;
const path = '/fr/p/wouri';

async function main(): Promise<void> {
  const data = resolve('.data', 'bench', 'pages');
  const stack = await startStack({
    dataDirectory: data,
    port,
    serve: 'nothing',
    reset: true,
    load: () => loadDemo(data),
    databaseSettings: { fsync: 'off' },
  });
  const site = benchSite();
  const next = resolve('node_modules', 'next', 'dist', 'bin', 'next');
  const environment = {
    ...process.env,
    ...stack.environment,
    NODE_ENV: 'production' as const,
    JOBS: 'off',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  if (!existsSync(join(site, '.next', 'BUILD_ID')) || process.env.KEEP_BUILD !== '1') {
    console.log('building the copy of the site with the App Router page (a minute or two)');
    execFileSync(process.execPath, [next, 'build'], {
      cwd: site,
      env: { ...environment, TYPES_ARE_CHECKED_ELSEWHERE: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const server = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    cwd: site,
    env: environment,
    stdio: 'ignore',
  });
  try {
    await answering(`http://127.0.0.1:${port}${path}`);
    await report();
  } finally {
    server.kill('SIGTERM');
    await stack.stop();
  }
}

async function report(): Promise<void> {
  const origin = `http://127.0.0.1:${port}`;
  const measure = (url: string, fresh = false) => requestsPerSecond(url, { seconds, fresh });
  await measure(`${origin}/fr/bench-goods`);
  await measure(`${origin}${path}`, true);
  const app = await measure(`${origin}/fr/bench-goods`);
  const afresh = await measure(`${origin}${path}`, true);
  const kept = await measure(`${origin}${path}`);
  console.log(`App Router page            ${told(app)}`);
  console.log(`document, printed afresh   ${told(afresh)}  ${ratio(afresh, app)} times (at least 4)`);
  console.log(`document, kept             ${told(kept)}  ${ratio(kept, app)} times (at least 6)`);
  if (!nginxPath) {
    console.log('nginx: not measured, it is not installed (apt-get install nginx)');
    return;
  }
  const nginx = await behindNginx({ upstream: port, listen: port + 1, path });
  try {
    const cached = await measure(`http://127.0.0.1:${port + 1}${path}`);
    const file = await measure(`http://127.0.0.1:${port + 1}/the-same-as-a-file.html`);
    console.log(
      `behind nginx               ${told(cached)}  ${ratio(cached, file)} of the same bytes as a file (at least 0.25)`,
    );
    console.log(`nginx, the same as a file  ${told(file)}`);
  } finally {
    nginx.stop();
  }
}

type Measured = Awaited<ReturnType<typeof requestsPerSecond>>;

const told = ({ perSecond, kilobytes }: Measured) =>
  `${perSecond.toFixed(0).padStart(6)} requests/s, ${kilobytes.toFixed(1)} KB each`;
const ratio = (a: Measured, b: Measured) => (a.perSecond / b.perSecond).toFixed(2);

async function answering(url: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error(`${url} does not answer`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
