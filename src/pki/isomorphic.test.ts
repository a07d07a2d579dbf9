import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const room = dirname(fileURLToPath(import.meta.url));

/** What the signing and key pages load. Nothing they reach may need Node. */
const browserModules = [
  'sign-cms',
  'signed-attributes',
  'webcrypto-signer',
  'pkcs10',
  'write-pkcs12',
  'read-pkcs12',
  'pem',
];

describe('modules for the browser', () => {
  it.each(browserModules)('%s needs no Node', (name) => {
    for (const file of reachable(`${name}.ts`)) {
      const source = readFileSync(join(room, file), 'utf8');
      expect(source, file).not.toMatch(/from 'node:|\bBuffer\b|\bprocess\./);
    }
  });
});

function reachable(start: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file) || !existsSync(join(room, file))) return;
    found.add(file);
    const source = readFileSync(join(room, file), 'utf8');
    const values = source.replace(/import type [^;]*;/g, '');
    for (const [, path] of values.matchAll(/(?:from|import\()\s*'\.\/([\w-]+)'/g)) visit(`${path}.ts`);
  };
  visit(start);
  return found;
}
