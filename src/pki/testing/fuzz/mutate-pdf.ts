import { byteMutators, type Mutator, spliced } from './mutate-bytes';
import type { Random } from './random';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** What can be done to a PDF: its tokens, numbers, offsets and updates. */
export const pdfMutators: Record<string, Mutator> = {
  ...byteMutators,
  'other number': (bytes, random) =>
    token(bytes, random, /\d+/g, () =>
      random.pick([
        '0',
        '1',
        '-1',
        '65535',
        '4294967296',
        '99999999999999999999',
        '1e9',
        '2147483648',
        String(random.below(bytes.length)),
      ]),
    ),
  'other name': (bytes, random) =>
    token(bytes, random, /\/[A-Za-z]+/g, () =>
      random.pick([
        '/Contents',
        '/ByteRange',
        '/V',
        '/Kids',
        '/Prev',
        '/Length',
        '/Filter',
        '/FlateDecode',
        '/Root',
        '/Type',
        '/XRef',
        '/DSS',
        '/AcroForm',
      ]),
    ),
  'other reference': (bytes, random) => token(bytes, random, /\d+ 0 R/g, () => `${random.below(30)} 0 R`),
  'nest deeply': (bytes, random) =>
    token(bytes, random, /<<|\[/g, (found) =>
      (found === '[' ? '[' : '<</A').repeat(random.pick([2, 30, 5000])),
    ),
  'key twice': (bytes, random) =>
    token(bytes, random, /\/[A-Za-z]+ [^/<>[\]]+/g, (found) => `${found} ${found}`),
  'token gone': (bytes, random) =>
    token(bytes, random, /endobj|obj|stream|endstream|xref|trailer|startxref|%%EOF|<<|>>|\[|\]/g, () => ''),
  'odd hexadecimal': (bytes, random) =>
    token(bytes, random, /<[0-9a-f]+>/g, (found) =>
      random.pick([
        `${found.slice(0, -2)}>`,
        `${found.slice(0, -3)}g0>`,
        `<${found.slice(1, -1)} >`,
        `${found.slice(0, -3)}01>`,
      ]),
    ),
  'update appended': (bytes, random) => {
    const at = bytes.length;
    const number = 1 + random.below(16);
    const body = random.pick([
      'null',
      '<</Type/Catalog>>',
      '<</Type/Page>>',
      '[1 0 R]',
      '(text)',
      '<</Length 1>>\nstream\nx\nendstream',
    ]);
    const object = `${number} 0 obj\n${body}\nendobj\n`;
    const previous =
      /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(bytes.subarray(-60)).toString('latin1'))?.[1] ?? '0';
    return spliced(
      bytes,
      at,
      0,
      latin1(
        `${object}xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n\r\ntrailer\n<</Size 40/Root ${random.pick([2, 2, 2, number])} 0 R/Prev ${previous}>>\nstartxref\n${at + object.length}\n%%EOF\n`,
      ),
    );
  },
};

function token(
  bytes: Uint8Array,
  random: Random,
  pattern: RegExp,
  change: (found: string) => string,
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return bytes.slice(0, -1);
  const match = random.pick(found);
  return spliced(bytes, match.index, match[0].length, latin1(change(match[0])));
}
