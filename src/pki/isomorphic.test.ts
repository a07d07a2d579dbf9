import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What the browser loads to hash the byte range, sign, fill the placeholder and show the order from the very bytes. */
const forTheBrowser = [
  'pdf-byte-range',
  'pdf-placeholder',
  'pdf-attachment',
  'sign-cms',
  'pkcs10',
  'pkcs12',
  'der-read',
  'der-write',
  'pem',
];

describe('modules for the browser', () => {
  it.each(forTheBrowser)('%s needs nothing of Node', (name) => {
    for (const file of reachable(name)) {
      const source = readFileSync(`${here}${file}.ts`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(source, file).not.toMatch(/from 'node:|\bBuffer\b|\bprocess\./);
    }
  });
});

function reachable(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name) || !existsSync(`${here}${name}.ts`)) return seen;
  seen.add(name);
  const source = readFileSync(`${here}${name}.ts`, 'utf8');
  for (const [, imported] of source.matchAll(/^(?:import|export)(?! type)[^;]*?from '\.\/([^']+)'/gm))
    reachable(imported!, seen);
  return seen;
}
