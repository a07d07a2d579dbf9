import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('every page of members has a title of its own (WCAG 2.2, 2.4.2)', () => {
  const folder = join(process.cwd(), 'src', 'app');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('page.tsx'),
  );
  const routed = pages.filter((one) => /(^|\/)page\.tsx$/.test(one));
  expect(routed.length).toBeGreaterThan(40);
  const untitled = routed.filter((one) => !/generateMetadata/.test(readFileSync(join(folder, one), 'utf8')));
  expect(untitled).toEqual([]);
});
