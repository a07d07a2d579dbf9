// npm start: a production process. Brings the database up to date, then serves the site that `npm run build` made.
import { heapBound } from './heap-bound.mjs';
import { run, step } from './installed.mjs';

step('Bringing the database up to date');
const migrated = run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts']);
if (migrated !== 0) process.exit(migrated);
step('Serving');
const next = ['node_modules/next/dist/bin/next', 'start', ...process.argv.slice(2)];
process.exit(run(process.execPath, [...heapBound(process.env.NODE_OPTIONS), ...next]));
