import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accentStyle } from './accent-style';
import type { PortalBrand } from './masthead';

const folder = join(process.cwd(), 'src', 'ui', 'style');
let pressed: string | null = null;

/**
 * The stylesheet of a public document, to stand inside its head: on a slow phone the request for a second file costs
 * two seconds, these bytes a tenth of one. The portal's accent comes first, checked against both papers.
 */
export function documentStylesheet(portal: PortalBrand | null | undefined): string {
  return `${accentOf(portal)}${houseStyle()}`;
}

function accentOf(portal: PortalBrand | null | undefined): string {
  if (!portal) return '';
  return `:root{${Object.entries(accentStyle(portal))
    .map((declaration) => declaration.join(':'))
    .join(';')}}`;
}

function houseStyle(): string {
  if (pressed) return pressed;
  const sheets = ['document', 'tokens', 'elements', 'components', 'pages', 'verification'];
  const css = minified(sheets.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8')).join('\n'));
  if (process.env.NODE_ENV === 'production') pressed = css;
  return css;
}

/** Our own sheets only: they contain no strings with comments or runs of spaces. */
function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
