import { deflateSync } from 'node:zlib';
import { inputOf, readCases } from '@/pki/cases/read-cases';
import { aChamber, at } from '@/pki/testing/a-chamber';
import { aCms } from '@/pki/testing/a-cms';
import { aContainer } from '@/pki/testing/a-container';
import { validatePath } from '@/pki/validate-path';
import { verifyContainer } from '@/pki/verify-container';
import { verifyDetached } from '@/pki/verify-detached';
import { verifyDocument } from '@/pki/verify-document';

/** Inputs made to cost much: each is a verification that must end in a verdict, and soon. */
export function hostileInputs(): Map<string, () => unknown> {
  const chamber = aChamber();
  const input = { anchors: [chamber.root.certificate], at, revocation: 'require' as const };
  const runs = new Map<string, () => unknown>();
  for (const made of readCases().filter(({ name }) => costly.test(name))) {
    const given = inputOf(made);
    runs.set(`path: ${made.name}`, () => validatePath(given));
  }
  const content = new TextEncoder().encode('order');
  const theCms = Buffer.from(aCms({ content: [content], signer: chamber.buyer }));
  const documents: Record<string, Uint8Array> = {
    'inflates to 1 MB': objectStream(Buffer.alloc(1_000_000, 'a')),
    'inflates beyond 1 MB': objectStream(Buffer.alloc(64 * 1024 * 1024)),
    'inflates to 1 MB of varied text': objectStream(varied(1_000_000)),
    'inflates from blocks without content': objectStream(Buffer.alloc(0), emptyBlocks(200_000)),
    'inflates from small blocks': objectStream(Buffer.alloc(0), smallBlocks(2_000_000)),
    'a hundred compressed streams of validation material': evidence(
      Array.from({ length: 100 }, () => varied(20_000)),
    ),
    'a megabyte of varied validation material': evidence([varied(500_000), varied(500_000)]),
    'thirty-two megabytes that nobody signed': catalogue('', `${' '.repeat(31 * 1024 * 1024)}\n`),
    'twenty signatures over sixteen megabytes': manySignatures(20, 16 * 1024 * 1024, theCms),
    '199,000 objects': xrefTable(199_000),
    'fields without end': catalogue(`/AcroForm << /Fields [${'2 0 R '.repeat(19_000)}] >>`),
    'arrays in arrays': catalogue(`/Deep ${'['.repeat(100_000)}`),
    'one array of 20,000 dictionaries': catalogue(`/Wide [${'<< /A 1 >> '.repeat(19_999)}]`),
    'a thousand arrays of a thousand dictionaries': catalogue(
      `/Wide [${`[${'<< /A 1 >> '.repeat(999)}]`.repeat(999)}]`,
    ),
    '19,000 numbers in each of a hundred arrays': catalogue(
      `/Wide [${`[${'1 '.repeat(19_000)}]`.repeat(100)}]`,
    ),
    'two megabytes of empty strings': catalogue(
      `/Wide [${'()'.repeat(19_999)}] /More (${'\\\n'.repeat(900_000)})`,
    ),
    'a megabyte of hexadecimal': catalogue(`/Hex <${'ab '.repeat(350_000)}>`),
    'a megabyte of escapes': catalogue(`/Text (${'\\050'.repeat(250_000)})`),
    'a megabyte of comments': catalogue('%\n'.repeat(500_000)),
  };
  for (const [name, bytes] of Object.entries(documents))
    runs.set(`document: ${name}`, () => verifyDocument(bytes, input));
  const cms = aCms({
    content: [content],
    signer: chamber.buyer,
    certificates: Array.from({ length: 32 }, () => chamber.buyer.certificate),
  });
  const containers: Record<string, Uint8Array> = {
    'stores eight megabytes': aContainer(chamber, [{ name: 'a', bytes: varied(8_000_000) }]),
    'inflates to a megabyte of varied text': aContainer(chamber, [{ name: 'a', bytes: varied(1_000_000) }], {
      deflate: true,
    }),
    'inflates beyond a megabyte': aContainer(chamber, [{ name: 'a', bytes: varied(16_000_000) }], {
      deflate: true,
    }),
  };
  for (const [name, bytes] of Object.entries(containers))
    runs.set(`container: ${name}`, () => verifyContainer(bytes, input));
  runs.set('message: the same certificate 32 times', () => verifyDetached(content, cms, input));
  return runs;
}

const costly =
  /^(limit|building-mesh|building-path-of|names-limit|policy-tree|crl-too|crl-of-two|ocsp-many|crypto-rsa-16384)/;

function varied(length: number): Buffer {
  const text = Buffer.alloc(length);
  for (let at = 0, state = 1; at < length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text[at] = 97 + ((state >>> 16) % 26);
  }
  return text;
}

function catalogue(extra: string, behind = ''): Uint8Array {
  return pdf([`1 0 obj\n<< /Type /Catalog ${extra} >>\nendobj\n`, behind]);
}

/** A document security store whose lists are compressed. */
function evidence(contents: readonly Buffer[]): Uint8Array {
  const objects = [
    `1 0 obj\n<< /Type /Catalog /DSS << /CRLs [${contents
      .slice(0, 64)
      .map((_, i) => `${i + 2} 0 R`)
      .join(' ')}] >> >>\nendobj\n`,
    ...contents.map((content, i) => {
      const stored = deflateSync(content).toString('latin1');
      return `${i + 2} 0 obj\n<< /Filter /FlateDecode /Length ${stored.length} >>\nstream\n${stored}\nendstream\nendobj\n`;
    }),
  ];
  return pdf(objects);
}

/** Signature fields in one revision; all but the last fail, but each claims to cover all of the file. */
function manySignatures(count: number, filler: number, theCms: Buffer): Uint8Array {
  const fields = Array.from({ length: count }, (_, i) => `${2 + 2 * i} 0 R`).join(' ');
  const objects = [`1 0 obj\n<< /Type /Catalog /AcroForm << /Fields [${fields}] >> >>\nendobj\n`];
  for (let i = 0; i < count; i++) {
    objects.push(
      `${2 + 2 * i} 0 obj\n<< /FT /Sig /T (s${i}) /V ${3 + 2 * i} 0 R >>\nendobj\n`,
      `${3 + 2 * i} 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 ######### ######### #########] /Contents <${theCms.toString('hex')}> >>\nendobj\n`,
    );
  }
  const made = Buffer.from(pdf([...objects, `${' '.repeat(filler)}\n`]));
  let at = 0;
  for (let i = 0; i < count; i++) {
    const range = made.indexOf('[0 #########', at);
    const start = made.indexOf('<', range);
    const end = made.indexOf('>', start) + 1;
    const numbers = [start, end, made.length - end].map((n) => String(n).padStart(9));
    made.write(`[0 ${numbers[0]} ${numbers[1]} ${numbers[2]}]`, range, 'latin1');
    at = end;
  }
  return made;
}

/** The catalogue lies in an object stream, so that nothing can be said before it is inflated. */
function objectStream(content: Buffer, stored: Buffer = deflateSync(content)): Uint8Array {
  const dictionary = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stored.length} >>`;
  const container = Buffer.concat([
    Buffer.from(`%PDF-1.7\n2 0 obj\n${dictionary}\nstream\n`),
    stored,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const entries = Buffer.from([2, 0, 0, 2, 0, 1, 0, 0, 9, 0]);
  const xref = `3 0 obj\n<< /Type /XRef /Size 3 /W [1 3 1] /Index [1 2] /Root 1 0 R /Length ${entries.length} >>\nstream\n`;
  return Buffer.concat([
    container,
    Buffer.from(xref),
    entries,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${container.length}\n%%EOF`),
  ]);
}

/** Dynamic blocks of a few octets each that say nothing. */
function emptyBlocks(count: number): Buffer {
  return Buffer.concat([Buffer.of(0x78, 0x9c), Buffer.alloc(count * 5, Buffer.of(0, 0, 0, 255, 255))]);
}

/** As many blocks for so much content as an encoder can be made to write. */
function smallBlocks(length: number): Buffer {
  return deflateSync(varied(length), { memLevel: 1, level: 1 });
}

function xrefTable(count: number): Uint8Array {
  return pdf(['1 0 obj\n<< /Type /Catalog >>\nendobj\n'], '0000000009 00000 n \n'.repeat(count - 2));
}

function pdf(objects: string[], moreEntries = ''): Uint8Array {
  let body = '%PDF-1.7\n';
  let entries = '0000000000 65535 f \n';
  for (const object of objects) {
    if (object.trim() !== '') entries += `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += object;
  }
  entries += moreEntries;
  return Buffer.from(
    `${body}xref\n0 ${entries.length / 20}\n${entries}trailer\n<< /Root 1 0 R /Size ${entries.length / 20} >>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  );
}
