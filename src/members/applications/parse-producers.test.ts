import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProducers } from './parse-producers';
import type { ProducerFault } from './producer-list';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function faultsOf(text: string): readonly ProducerFault[] {
  const parsed = parseProducers(bytes(text));
  if (parsed.ok) throw new Error('the list was taken');
  return parsed.faults;
}

describe("a cooperative's list of producers", () => {
  it('is read with comma, semicolon or tab, with headings in any of our languages', () => {
    const expected = {
      ok: true,
      isConverted: false,
      producers: [
        { name: 'Ngo Bassong Esther', place: 'Bonabéri', isWoman: true, story: null },
        { name: 'Fotso Jean', place: 'Dibombari', isWoman: false, story: null },
      ],
    };
    for (const list of [
      'name,place,woman\nNgo Bassong Esther,Bonabéri,yes\nFotso Jean,Dibombari,no\n',
      'Nom;Localité;Femme\r\nNgo Bassong Esther;Bonabéri;Oui\r\nFotso Jean;Dibombari;NON\r\n',
      '\ufeffMujer\tNombre\tLugar\nsí\tNgo Bassong Esther\tBonabéri\n0\tFotso Jean\tDibombari',
    ]) {
      expect(parseProducers(bytes(list))).toEqual(expected);
    }
  });

  it('says line and column of everything that is wrong, and takes nobody', () => {
    const list = 'nom;village;femme\nAwa;Douala;oui\n;Douala;oui\nBinta;Édéa;peut-être\nChantal;;non\n';
    expect(faultsOf(list)).toEqual([
      { line: 3, column: 'nom', code: 'cell-missing' },
      { line: 4, column: 'femme', code: 'yes-or-no' },
      { line: 5, column: 'village', code: 'cell-missing' },
    ]);
  });

  it('counts lines as an editor does, though a story runs over three of them', () => {
    const list = 'name,place,woman,story\nAwa,Douala,yes,"one\ntwo\nthree"\nBinta,Douala,perhaps,\n';
    expect(faultsOf(list)).toEqual([{ line: 5, column: 'woman', code: 'yes-or-no' }]);
  });

  it.each(['=HYPERLINK("http://evil.example")', '+1+1', '-2', '@SUM(A1)', ' =1', '\t=1'])(
    'refuses a formula: %s',
    (cell) => {
      expect(faultsOf(`name;place;woman\n"${cell.replace(/"/g, '""')}";Douala;yes\n`)[0]).toMatchObject({
        line: 2,
        column: 'name',
        code: 'cell-formula',
      });
    },
  );

  it('refuses texts that read otherwise than they are, or that no paper can carry', () => {
    for (const character of ['\u202e', '\u0007', '\uffff'])
      expect(faultsOf(`name,place,woman\nAwa${character}gnoD,Douala,yes\n`)[0]).toMatchObject({
        line: 2,
        column: 'name',
        code: 'cell-hidden',
      });
  });

  it('reads an old Windows encoding and says so, since accents then want a look', () => {
    const parsed = parseProducers(latin1('nom;lieu;femme\nÉlisabeth Ébélé;Édéa;oui\n'));
    expect(parsed).toMatchObject({ ok: true, isConverted: true, producers: [{ name: 'Élisabeth Ébélé' }] });
  });

  it('reads UTF-16 as a spreadsheet exports "Unicode text"', () => {
    const list = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('name\tplace\twoman\nأمينة\tالصويرة\tyes', 'utf16le'),
    ]);
    expect(parseProducers(list)).toMatchObject({ ok: true, producers: [{ name: 'أمينة' }] });
  });

  it('refuses names that an earlier conversion has garbled beyond repair', () => {
    expect(faultsOf('name,place,woman\nB\ufffdatrice,Douala,yes\n')[0]?.code).toBe('cell-garbled');
  });

  it('refuses a column it does not know rather than lose what stands in it', () => {
    expect(faultsOf('name,place,woman,telephone\nAwa,Douala,yes,+237\n')).toEqual([
      { line: 1, column: 'telephone', code: 'column-unknown' },
    ]);
    expect(faultsOf('name,place\nAwa,Douala\n')).toEqual([
      { line: 1, column: 'woman', code: 'column-missing' },
    ]);
    expect(faultsOf('name,nom,place,woman\nAwa,Awa,Douala,yes\n')[0]?.code).toBe('column-twice');
  });

  it('refuses a line with more cells than columns, an open quote, and the same person twice', () => {
    expect(faultsOf('name,place,woman\nAwa,Douala,yes,more\n')[0]).toMatchObject({
      line: 2,
      code: 'too-many-cells',
    });
    expect(faultsOf('name,place,woman\nAwa,Douala,yes\n"Binta,Douala,yes\n')).toEqual([
      { line: 3, column: null, code: 'quotes-broken' },
    ]);
    expect(faultsOf('name,place,woman\nAwa,Douala,yes\nBinta,Douala,yes\nAWA,douala,yes\n')).toEqual([
      { line: 4, column: null, code: 'listed-twice', detail: { first: 2 } },
    ]);
  });

  it('refuses a list of nobody, and one of too many', () => {
    expect(faultsOf('')[0]?.code).toBe('nothing-listed');
    expect(faultsOf('name,place,woman\n\n\n')[0]?.code).toBe('nothing-listed');
    const many = Array.from({ length: 5001 }, (_, n) => `Person ${n},Douala,yes`).join('\n');
    expect(faultsOf(`name,place,woman\n${many}`)).toMatchObject([{ code: 'too-many-rows' }]);
  });

  it('never throws, whatever the bytes are, and what it takes carries no formula', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const parsed = parseProducers(Buffer.concat([bytes('name,place,woman\n'), noise]));
        if (!parsed.ok) return parsed.faults.length > 0;
        return parsed.producers.every(({ name, place }) => name && place && !/^[=+\-@]/.test(name + place));
      }),
    );
  });
});
