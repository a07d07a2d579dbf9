import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

/** npm run screenshots: not a test, but the same stack, browser and people. */
export default defineConfig({
  ...base,
  webServer: { ...base.webServer, cwd: process.cwd() } as typeof base.webServer,
  testDir: '.',
  testMatch: 'screenshots.ts',
  reporter: [['list']],
  timeout: 600_000,
});
