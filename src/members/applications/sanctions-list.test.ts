import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { configuredSanctions } from './configured-sanctions';
import { listedName, parseSanctions, type SanctionsList } from './sanctions-list';

function listOf(text: string): SanctionsList {
  const parsed = parseSanctions(text);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
}

describe("the operator's sanctions list", () => {
  it('bars countries and lists names', () => {
    const list = listOf(
      '\ufeffcountry,name\nir,\nKP,\n,"Société Générale d’Export ""Lumière"""\nRU,Example Trading House\n',
    );
    expect([...list.countries]).toEqual(['IR', 'KP']);
    expect(list.names.map((entry) => entry.listed)).toEqual([
      'Société Générale d’Export "Lumière"',
      'Example Trading House',
    ]);
  });

  it('finds a name without its accents, legal form or order of words', () => {
    const list = listOf('country,name\n,Établissements Mbarga SARL\n');
    expect(listedName(list, 'MBARGA ETABLISSEMENTS SA')).toBe('Établissements Mbarga SARL');
    expect(listedName(list, 'Établissements Mbarga et Fils')).toBe('Établissements Mbarga SARL');
    expect(listedName(list, 'Établissements Fotso')).toBeNull();
  });

  it.each([
    ['a country that is none', 'country,name\nIran,\n', 2],
    ['a line that says nothing', 'country,name\nIR,\n,...\n', 3],
    ['other headings', 'code,name\nIR,\n', 1],
    ['nothing at all', '', 1],
  ])('is refused whole for %s, with the line', (_what, text, line) => {
    expect(parseSanctions(text)).toEqual({
      ok: false,
      refusal: { code: 'sanctions-malformed', detail: { line } },
    });
  });

  it('is read again when the file has changed, and bars everybody when it cannot be read', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tradeseal-list-')), 'list.csv');
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await configuredSanctions(file)).toEqual({ list: null, why: 'unreadable' });
    writeFileSync(file, 'country,name\nIR,\n');
    expect((await configuredSanctions(file)).list?.countries.has('IR')).toBe(true);
    writeFileSync(file, 'country,name\nKP,\n');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect((await configuredSanctions(file)).list?.countries.has('IR')).toBe(false);
    writeFileSync(file, 'not a list of that kind');
    expect(await configuredSanctions(file)).toEqual({ list: null, why: 'unreadable' });
    expect(await configuredSanctions('')).toEqual({ list: null, why: 'none' });
    quiet.mockRestore();
  });
});
