import { deflateSync } from 'node:zlib';
import { inputOf, readCases } from '@/pki/cases/read-cases';
import { aChamber, at } from '@/pki/testing/a-chamber';
import { aCms } from '@/pki/testing/a-cms';
import { validatePath } from '@/pki/validate-path';
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
  const documents: Record<string, Uint8Array> = {
    'inflates to 4 MB': objectStream(Buffer.alloc(4_000_000, 'a')),
    'inflates beyond 4 MB': objectStream(Buffer.alloc(64 * 1024 * 1024)),
    'inflates to 4 MB of varied text': objectStream(varied(4_000_000)),
    '199,000 objects': xrefTable(199_000),
    'fields without end': catalogue(`/AcroForm << /Fields [${'2 0 R '.repeat(19_000)}] >>`),
    'arrays in arrays': catalogue(`/Deep ${'['.repeat(100_000)}`),
    'one array of 20,000 dictionaries': catalogue(`/Wide [${'<< /A 1 >> '.repeat(19_999)}]`),
    'a megabyte of hexadecimal': catalogue(`/Hex <${'ab '.repeat(350_000)}>`),
    'a megabyte of escapes': catalogue(`/Text (${'\\050'.repeat(250_000)})`),
    'a megabyte of comments': catalogue('%\n'.repeat(500_000)),
  };
  for (const [name, bytes] of Object.entries(documents))
    runs.set(`document: ${name}`, () => verifyDocument(bytes, input));
  const content = new TextEncoder().encode('order');
  const cms = aCms({
    content: [content],
    signer: chamber.buyer,
    certificates: Array.from({ length: 32 }, () => chamber.buyer.certificate),
  });
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

function catalogue(extra: string): Uint8Array {
  return pdf([`1 0 obj\n<< /Type /Catalog ${extra} >>\nendobj\n`]);
}

/** The catalogue lies in an object stream, so that nothing can be said before it is inflated. */
function objectStream(content: Buffer): Uint8Array {
  const stored = deflateSync(content);
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

function xrefTable(count: number): Uint8Array {
  return pdf(['1 0 obj\n<< /Type /Catalog >>\nendobj\n'], '0000000009 00000 n \n'.repeat(count - 2));
}

function pdf(objects: string[], moreEntries = ''): Uint8Array {
  const body = `%PDF-1.7\n${objects.join('')}`;
  const entries = `0000000000 65535 f \n0000000009 00000 n \n${moreEntries}`;
  return Buffer.from(
    `${body}xref\n0 ${entries.length / 20}\n${entries}trailer\n<< /Root 1 0 R /Size ${entries.length / 20} >>\nstartxref\n${body.length}\n%%EOF`,
  );
}
