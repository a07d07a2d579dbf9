/*
 * What a catalogue page costs to serve: the document of this house, printed afresh at every request and kept, against an
 * App Router page of the same content over the same database; and behind the nginx of docs/nginx.conf, against nginx
 * sending the same bytes as a file. Ratios within one run, in turns, 16 connections. Then how long a changed price takes to
 * be seen at two processes and behind nginx, and what memory the processes took. The App Router page exists only in a copy
 * of the site under .data/bench, which is built for this. `npx tsx bench/pages.bench.ts [seconds a turn]`.
 */
import { resolve } from 'node:path';
import { loadDemo } from '../src/demo/load-demo';
import { startStack } from '../src/demo/stack';
import { asFile, behindNginx, nginxPath } from './pages/behind-nginx';
import { benchSite } from './pages/bench-site';
import { inTurns, type Rate } from './pages/in-turns';
import { slowestPriceChange } from './pages/price-changes';
import { startSite } from './pages/site-process';

const seconds = Number(process.argv[2] ?? 3);
const [port, secondPort, nginxPort] = [3191, 3192, 3193];
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
  const ends: (() => Promise<void>)[] = [() => stack.stop()];
  try {
    const environment = {
      ...process.env,
      ...stack.environment,
      NODE_ENV: 'production' as const,
      JOBS: 'off',
      NEXT_TELEMETRY_DISABLED: '1',
    };
    const site = benchSite(environment);
    const first = await startSite(site, port, environment);
    ends.push(first.stop);
    await againstAppRouter(first.origin);
    const second = await startSite(site, secondPort, environment);
    ends.push(second.stop);
    await withNginx(first.origin, second.origin);
    const memory = [first, second].map((process) => Math.round(process.memory())).join(' and ');
    console.log(`memory of the processes ${memory} MB (less than 400)`);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function againstAppRouter(origin: string): Promise<void> {
  const { app, afresh, kept } = await inTurns(
    {
      app: { url: `${origin}/fr/bench-goods` },
      afresh: { url: `${origin}${path}`, fresh: true },
      kept: { url: `${origin}${path}` },
    },
    seconds,
  );
  console.log(`App Router page            ${told(app)}`);
  console.log(`document, printed afresh   ${told(afresh)}  ${ratio(afresh, app)} times (at least 4)`);
  console.log(`document, kept             ${told(kept)}  ${ratio(kept, app)} times (at least 6)`);
}

async function withNginx(...origins: readonly [string, string]): Promise<void> {
  if (!nginxPath) {
    console.log('nginx: not measured, it is not installed (apt-get install nginx)');
    return await priceChanges(origins);
  }
  const nginx = await behindNginx({ upstream: [port, secondPort], listen: nginxPort, path });
  try {
    const { cached, file } = await inTurns(
      { cached: { url: `${nginx.origin}${path}` }, file: { url: `${nginx.origin}${asFile}` } },
      seconds,
    );
    const share = `${ratio(cached, file)} of the same bytes as a file (at least 0.25)`;
    console.log(`behind nginx               ${told(cached)}  ${share}`);
    console.log(`nginx, the same as a file  ${told(file)}`);
    await priceChanges([...origins, nginx.origin]);
  } finally {
    await nginx.stop();
  }
}

async function priceChanges(origins: readonly string[]): Promise<void> {
  const names = ['one process', 'another', 'behind nginx'];
  const slowest = await slowestPriceChange(origins);
  const each = slowest.map(({ ms }, at) => `${names[at]} ${Math.round(ms)} ms`).join(', ');
  console.log(`old price last seen after, at most of 20 changes: ${each} (less than 1000)`);
}

const told = ({ perSecond, kilobytes }: Rate) =>
  `${perSecond.toFixed(0).padStart(6)} requests/s, ${kilobytes.toFixed(1)} KB each`;
const ratio = (a: Rate, b: Rate) => (a.perSecond / b.perSecond).toFixed(2);

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
