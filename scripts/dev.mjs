// npm run dev: the demo's stack with the development server instead of the built site.
import { ensureInstalled, run } from './installed.mjs';

ensureInstalled();
process.exit(
  run(process.execPath, ['--import', 'tsx', 'src/demo/run-demo.ts', '--dev', ...process.argv.slice(2)]),
);
