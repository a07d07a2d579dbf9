import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sheets = readdirSync(join(process.cwd(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(join(process.cwd(), 'src', name), 'utf8') }));

/** Four lengths of which the second and the fourth, right and left, differ. */
function isLopsided(declaration: string): boolean {
  const sides = declaration.replace(/^[^:]+:/, '').match(/[a-z-]+\([^)]*\)|\S+/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
}

it('every stylesheet has its sides from the direction of the page, so that an Arabic page is its mirror', () => {
  const physical = sheets.flatMap(({ name, css }) => [
    ...(css.match(/(?:margin|padding|border|inset)-(?:left|right)[^;]*/g) ?? []).map(
      (one) => `${name}: ${one}`,
    ),
    ...(css.match(/^\s*(?:left|right):[^;]*|float: (?:left|right)/gm) ?? []).map((one) => `${name}: ${one}`),
    ...(css.match(/(?:margin|padding|inset):[^;{}]*/g) ?? [])
      .filter(isLopsided)
      .map((one) => `${name}: ${one}`),
  ]);
  expect(sheets.length).toBeGreaterThan(5);
  expect(physical).toEqual([]);
});
