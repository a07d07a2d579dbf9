import { vi } from 'vitest';

/**
 * Test files of one project share a process, in which the packages from npm are loaded once. Each file still begins
 * afresh: our own modules are evaluated anew, and the environment and the global object are as the first file found them.
 */
const cell = globalThis as unknown as Record<symbol, Beginning | undefined>;
const key = Symbol.for('tradeseal tests began with');

interface Beginning {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly globals: ReadonlySet<string>;
}

const began = cell[key];
if (!began) {
  cell[key] = { environment: { ...process.env }, globals: new Set(Object.keys(globalThis)) };
} else {
  for (const name of Object.keys(process.env)) {
    if (!(name in began.environment) && !name.startsWith('VITEST')) delete process.env[name];
  }
  Object.assign(process.env, began.environment);
  for (const name of Object.keys(globalThis)) {
    if (!began.globals.has(name)) delete (globalThis as Record<string, unknown>)[name];
  }
  vi.useRealTimers();
  vi.resetModules();
}
