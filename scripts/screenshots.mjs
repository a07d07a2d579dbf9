// npm run screenshots: every main page to docs/screenshots/, at 360 and 1280 px, light and dark, ltr and rtl.
import { ensureInstalled, run } from './installed.mjs';

ensureInstalled();
process.exit(run('node_modules/.bin/playwright', ['test', '--config', 'e2e/screenshots.config.ts']));
