import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('no page loads itself again: what is under way is asked for in place', () => {
  const folder = join(process.cwd(), 'src', 'app');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }));
  const reloading = sources.filter(({ source }) => /httpEquiv="refresh"/i.test(source));
  expect(reloading.map(({ name }) => name)).toEqual([]);
  expect(sources.filter(({ source }) => source.includes('<AskAgain ')).length).toBeGreaterThan(1);
});
