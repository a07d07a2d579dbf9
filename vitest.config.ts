import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': fileURLToPath(new URL('./src', import.meta.url)),
  'server-only': fileURLToPath(new URL('./src/db/testing/server-only.ts', import.meta.url)),
};

/** Loading the packages from npm anew for every file took a third of the time; what is ours begins afresh all the same. */
const oneProcess = { isolate: false, setupFiles: ['src/db/testing/afresh.ts'] };

/** `*.test.ts` are unit tests; `*.db.test.ts` need the embedded PostgreSQL, which their global setup starts. */
export default defineConfig({
  resolve: { alias },
  test: {
    // vitest leaves one core free, which on two cores is half of them
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['src/**/*.db.test.{ts,tsx}', 'node_modules/**'],
          testTimeout: 60_000,
          ...oneProcess,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['src/**/*.db.test.{ts,tsx}'],
          globalSetup: ['src/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...oneProcess,
        },
      },
    ],
  },
});
