// npm start: a production process. Brings the database up to date, then serves the site that `npm run build` made.
import { run, step } from './installed.mjs';

step('Bringing the database up to date');
const migrated = run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts']);
if (migrated !== 0) process.exit(migrated);
step('Serving');
process.exit(run(process.execPath, ['node_modules/next/dist/bin/next', 'start', ...process.argv.slice(2)]));
