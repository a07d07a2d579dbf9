import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { e2ePort } from './e2e/stack';

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

/** Real Chromium against the production build, with its own PostgreSQL and Stripe simulator (e2e/serve.ts). */
export default defineConfig({
  testDir: 'e2e',
  // every page one by one takes minutes: npm run test:walk looks at them, npm test at the ways people go
  testMatch: process.env.E2E_WALK === '1' ? /walk.*\.spec\.ts/ : /^(?!.*walk\.spec\.ts$).*\.spec\.ts$/,
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${e2ePort}`,
    locale: 'en-GB',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(systemChromium ? { executablePath: systemChromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node --import tsx e2e/serve.ts',
    url: `http://localhost:${e2ePort}/api/health`,
    timeout: 300_000,
    reuseExistingServer: process.env.E2E_REUSE === '1',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'pipe',
    stderr: 'pipe',
  },
});
