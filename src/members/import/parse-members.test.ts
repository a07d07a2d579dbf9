import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { importColumnOf, importColumns, importHeadings } from './import-columns';
import { parseMembers } from './parse-members';
import { aMemberLine, aMemberList } from './testing/a-member-list';

const parse = (...lines: string[]) => parseMembers(aMemberList(lines), 'fr');
const faultsOf = (...lines: string[]) =>
  parse(...lines).faults.map(({ line, column, code }) => [line, column, code]);

describe('a list of members', () => {
  it('says an organisation and its person on every line, as people write them', () => {
    const { lines, faults, encoding } = parse(
      aMemberLine(1),
      '',
      aMemberLine(2, { roles: 'vendeuse, acheteur' }),
    );
    expect([faults, encoding]).toEqual([[], 'utf-8']);
    expect(lines[0]).toEqual({
      line: 2,
      organisation: {
        legalName: 'Coopérative des tisserandes 1',
        kind: 'cooperative',
        country: 'CM',
        organisationIdentifier: 'NTRCM-RC/DLA/2024/C/1',
        taxId: 'M240000000001P',
        street: 'Rue des Manguiers 1',
        landmark: 'derrière la poste',
        town: 'Douala',
        postcode: undefined,
        womenLed: true,
        memberCount: 1200,
        sells: true,
        buys: false,
      },
      person: {
        name: 'Esther Manga',
        latinName: 'Esther Manga',
        email: 'esther.1@example.org',
        locale: 'fr',
        roles: ['owner', 'seller'],
      },
    });
    expect(lines[1]).toMatchObject({ line: 4, person: { roles: ['seller', 'buyer'] } });
  });

  it('may have its headings in any of our languages, and each names one column only', () => {
    for (const locale of locales)
      for (const column of importColumns) expect(importColumnOf(importHeadings[column][locale])).toBe(column);
  });

  it('in Latin-1 is read, and the encoding is told so that somebody looks at the accents', () => {
    const text = Buffer.from(aMemberList([aMemberLine(1)])).toString();
    const read = parseMembers(Buffer.from(text, 'latin1'), 'fr');
    expect(read).toMatchObject({ encoding: 'windows-1252', faults: [] });
    expect(read.lines[0]?.organisation.legalName).toBe('Coopérative des tisserandes 1');
  });

  it('with formulas is refused by line and column, in every guise', () => {
    for (const name of ['=HYPERLINK("http://x")', '+33', '-1', '@SUM(A1)', ' =1+1'])
      expect(faultsOf(aMemberLine(1), aMemberLine(2, { name })), name).toEqual([
        [3, 'Raison sociale', 'cell-formula'],
      ]);
  });

  it('with characters that nobody sees or no paper can carry is refused by line and column', () => {
    for (const character of ['\u0007', '\u0000', '\v', '\u0085', '\u202e', '\uffff'])
      expect(faultsOf(aMemberLine(1), aMemberLine(2, { street: `Rue${character}1` })), character).toEqual([
        [3, 'Rue', 'cell-hidden'],
      ]);
  });

  it('tells every fault of every line, and takes nobody', () => {
    const parsed = parse(
      aMemberLine(1),
      aMemberLine(2, { kind: 'club', country: 'Atlantis', email: 'not an address', women: 'peut-être' }),
      aMemberLine(3, { person: 'إستر', members: 'beaucoup', language: 'latin', roles: 'chef' }),
      aMemberLine(4, { registration: '', sells: 'non', street: 'x'.repeat(201) }),
    );
    expect(parsed.lines).toEqual([]);
    expect(parsed.faults.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '3 Forme kind-unknown',
      '3 Pays country-unknown',
      '3 Dirigée par des femmes yes-or-no',
      '4 Nombre de membres not-a-count',
      '4 Langue language-unknown',
      '4 Rôles role-unknown',
      '5 Numéro au registre cell-missing',
      '5 Rue cell-too-long',
    ]);
    expect(faultsOf(aMemberLine(1, { email: 'not an address' }))).toEqual([
      [2, 'Courriel', 'email-malformed'],
    ]);
    expect(faultsOf(aMemberLine(1, { sells: 'non' }))).toEqual([[2, 'Vend', 'sells-or-buys']]);
    expect(faultsOf(aMemberLine(1, { person: 'إستر' }))).toEqual([
      [2, 'Nom en lettres latines', 'latin-letters'],
    ]);
  });

  it('refuses a registration, tax number or address that stands on two lines', () => {
    const again = {
      registration: 'rc/dla/2024/c/1',
      taxId: 'm-240 000 000 001-p',
      email: 'ESTHER.1@example.org',
    };
    expect(faultsOf(aMemberLine(1), aMemberLine(2, again))).toEqual([
      [3, 'Numéro au registre', 'listed-twice'],
      [3, 'Numéro fiscal', 'listed-twice'],
      [3, 'Courriel', 'listed-twice'],
    ]);
  });

  it('refuses unknown, missing and repeated columns, and cells beside them', () => {
    const text = (head: string, line = '') =>
      parseMembers(Buffer.from(`${head}\n${line || 'x;y;z'}\n`), 'en').faults;
    expect(text('Name of the dog;E-mail;E-mail').map(({ code }) => code)).toContain('column-unknown');
    expect(text('Name of the dog;E-mail;E-mail').map(({ code }) => code)).toContain('column-twice');
    expect(text('E-mail').filter(({ code }) => code === 'column-missing')).toHaveLength(7);
    expect(faultsOf(`${aMemberLine(1)};beside`)).toEqual([[2, null, 'too-many-cells']]);
    expect(faultsOf(aMemberLine(1, { name: '"open' }))).toEqual([[2, null, 'quotes-broken']]);
    expect(faultsOf()).toEqual([[null, null, 'nothing-listed']]);
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => Array.isArray(parseMembers(bytes, 'en').faults)));
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 18 }), (line) => {
        const { lines } = parse(line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
        expect(lines.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
