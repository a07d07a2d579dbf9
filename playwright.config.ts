import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { e2ePort, e2eResults } from './e2e/stack';

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

/** Every page, looked at: by axe, at 200 %, in forced colours, on paper, by keyboard alone. */
const looks = /(walk|walk-by-keyboard|accessibility)\.spec\.ts$/;

/** Real Chromium against the production build, with its own PostgreSQL and Stripe simulator (e2e/serve.ts). */
export default defineConfig({
  testDir: 'e2e',
  // looking at every page takes minutes: npm run test:walk does, npm test goes the ways that people go
  testMatch: process.env.E2E_WALK === '1' ? looks : /\.spec\.ts$/,
  testIgnore: process.env.E2E_WALK === '1' ? [] : looks,
  outputDir: e2eResults,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${e2eResults}/e2e.json` }]],
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
