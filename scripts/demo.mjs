// npm run demo [-- --reset] [-- --port 3100] [-- --no-serve]: see README.md
import { spawn } from 'node:child_process';
import { ensureInstalled } from './installed.mjs';

ensureInstalled();
const child = spawn(process.execPath, ['--import', 'tsx', 'src/demo/run-demo.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
