import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo } from './load-demo';
import { printTour } from './print-tour';
import { startStack } from './stack';

const started = Date.now();

main().catch((error: unknown) => {
  console.error(`\n${explain(error)}`);
  process.exit(1);
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean' },
      port: { type: 'string' },
      'no-serve': { type: 'boolean' },
      dev: { type: 'boolean' },
    },
    allowPositionals: false,
  });
  const port = Number(values.port ?? process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port takes a number from 1 to 65535, not ${values.port}.`);
  refuseFullDisk();
  const dataDirectory = join(process.cwd(), '.data');
  const stack = await startStack({
    dataDirectory,
    port,
    ...(process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL } : {}),
    ...(values.reset ? { reset: true } : {}),
    serve: values['no-serve'] ? 'nothing' : values.dev ? 'development' : 'production',
    load: () => loadDemo(dataDirectory),
    tell: (step) =>
      console.log(`  ${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s  ${step} …`),
  });
  if (values['no-serve']) return stack.stop();
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      console.log('\nStopping; the data stays in .data/ for the next start.');
      stack.stop().then(() => process.exit(0));
    });
  }
  printTour(stack, dataDirectory, Math.round((Date.now() - started) / 1000));
}

function refuseFullDisk(): void {
  const disk = statfsSync(process.cwd());
  const free = disk.bavail * disk.bsize;
  if (free < 400_000_000) {
    throw new Error(
      `Only ${Math.round(free / 1_000_000)} MB are free on this disk; the demo needs about 400 MB. Free some space and run it again.`,
    );
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC')
    return 'The disk is full. Free some space and run npm run demo again; nothing was lost.';
  if (code === 'ECONNREFUSED' && process.env.DATABASE_URL)
    return 'The PostgreSQL of DATABASE_URL does not answer. Start it, or unset DATABASE_URL to use the embedded one.';
  if (code === '28P01') return 'The PostgreSQL of DATABASE_URL refuses this user or password.';
  return process.env.DEBUG ? (error.stack ?? error.message) : error.message;
}
