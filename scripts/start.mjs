// npm start: a production process. Brings the database up to date, then serves the site that `npm run build` made.
import { run, step } from './installed.mjs';

step('Bringing the database up to date');
const migrated = run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts']);
if (migrated !== 0) process.exit(migrated);
step('Serving');
// V8 lets its heap grow to what the machine has before it clears up, 450 MB for 80 MB in use; NODE_OPTIONS may say otherwise
const isTold = /--max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '');
const heap = isTold ? [] : ['--max-old-space-size=256'];
process.exit(
  run(process.execPath, [...heap, 'node_modules/next/dist/bin/next', 'start', ...process.argv.slice(2)]),
);
