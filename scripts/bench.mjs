// npm run bench [-- seconds]: every bench/*.bench.ts in turn. Figures are ratios within one run; nothing is asserted.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, run, step } from './installed.mjs';

ensureInstalled();
let worst = 0;
for (const name of readdirSync('bench')
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()) {
  step(name);
  worst = Math.max(
    worst,
    run(process.execPath, ['--import', 'tsx', join('bench', name), ...process.argv.slice(2)]),
  );
}
process.exit(worst);
