// npm run test:walk: every page of every room in French and Arabic on a small telephone, looked at by axe.
import { ensureInstalled, run } from './installed.mjs';

ensureInstalled();
process.exit(run('node_modules/.bin/playwright', ['test'], { E2E_WALK: '1', NEXT_TELEMETRY_DISABLED: '1' }));
