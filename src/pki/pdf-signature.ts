import { elementLength } from './der-length';
import { sameOctets } from './octets';
import type { SignatureField } from './pdf-form';
import { textOf } from './pdf-form';
import { isArray, isString, nameOf, type PdfDict } from './pdf-object';
import type { PdfStructure } from './pdf-structure';
import type { PdfView } from './pdf-view';
import { Refused } from './signature-reasons';

/** A filled signature field, its ByteRange checked against where its bytes really are. */
export interface PdfSignature {
  readonly kind: 'signature' | 'document-timestamp';
  /** The bytes signed: all of the revision but the Contents. */
  readonly content: readonly [Uint8Array, Uint8Array];
  readonly cms: Uint8Array;
  readonly coversTo: number;
  /** What the signer says, unproven. */
  readonly claimedTime: Date | undefined;
  readonly reason: string | undefined;
}

const maximumDer = 256 * 1024;
const zeros = new Uint8Array(16 * 1024);

/** The index of the revision whose update brought the signature dictionary. @throws Refused */
export function signatureRevision(structure: PdfStructure, view: PdfView, field: SignatureField): number {
  const entry = field.valueReference && view.entry(field.valueReference.number);
  if (entry?.kind !== 'plain') throw new Refused('signature-dictionary', 'not an object of its own');
  return structure.revisions.findIndex(({ start, end }) => entry.offset >= start && entry.offset < end);
}

/**
 * Reads one signature (ISO 32000-2 §12.8.1, ETSI EN 319 142-1 §6.3): the ByteRange covers everything of its revision
 * but the hexadecimal string that is this dictionary's own Contents. @throws Refused
 */
export function readSignature(
  structure: PdfStructure,
  view: PdfView,
  field: SignatureField,
  revision: number,
): PdfSignature {
  const dictionary = field.value!;
  const kind = signatureKind(dictionary);
  const contents = dictionary.entries.get('Contents');
  if (!isString(contents) || !contents.hex) throw new Refused('contents-not-hexadecimal');
  const range = byteRange(dictionary);
  checkRange(structure, range, contents.start, contents.end, revision);
  if (contents.end - contents.start !== contents.bytes.length * 2 + 2)
    throw new Refused('contents-not-hexadecimal', 'white space');
  const [, gapStart, gapEnd, rest] = range;
  const { bytes } = structure;
  return {
    kind,
    content: [bytes.subarray(0, gapStart), bytes.subarray(gapEnd, gapEnd + rest)],
    cms: unpadded(contents.bytes),
    coversTo: gapEnd + rest,
    claimedTime: pdfTime(textOf(view.resolve(dictionary.entries.get('M')))),
    reason: textOf(view.resolve(dictionary.entries.get('Reason'))) || undefined,
  };
}

/** ISO 32000-2 table 255, without what PAdES forbids (Cert) or nobody needs (Changes). */
const dictionaryKeys: ReadonlySet<string> = new Set([
  'Type',
  'Filter',
  'SubFilter',
  'Contents',
  'ByteRange',
  'M',
  'Name',
  'Reason',
  'Location',
  'ContactInfo',
  'R',
  'V',
  'Prop_Build',
  'Prop_AuthTime',
  'Prop_AuthType',
]);

function signatureKind(dictionary: PdfDict): PdfSignature['kind'] {
  const type = nameOf(dictionary.entries.get('Type')) ?? 'Sig';
  const form = nameOf(dictionary.entries.get('SubFilter'));
  if (dictionary.entries.has('Reference')) throw new Refused('signature-reference');
  for (const [key, value] of dictionary.entries) {
    if (!dictionaryKeys.has(key) || (key === 'V' && typeof value !== 'number'))
      throw new Refused('signature-dictionary', `/${key}`);
  }
  if (type === 'Sig' && form === 'ETSI.CAdES.detached') return 'signature';
  if (type === 'DocTimeStamp' && form === 'ETSI.RFC3161') return 'document-timestamp';
  throw new Refused('signature-type', `${type} ${form ?? 'without SubFilter'}`);
}

type Range = readonly [number, number, number, number];

function byteRange(dictionary: PdfDict): Range {
  const value = dictionary.entries.get('ByteRange');
  const numbers = isArray(value) ? value.items : [];
  const whole = numbers.every((n) => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0);
  if (numbers.length !== 4 || !whole || numbers[0] !== 0) throw new Refused('byte-range-malformed');
  return numbers as unknown as Range;
}

function checkRange(
  structure: PdfStructure,
  range: Range,
  start: number,
  end: number,
  revision: number,
): void {
  const [, gapStart, gapEnd, rest] = range;
  if (gapStart !== start || gapEnd !== end) throw new Refused('byte-range-gap');
  const covered = gapEnd + rest;
  const own = structure.revisions[revision]!;
  const isLast = revision === structure.revisions.length - 1;
  if (covered > own.end || covered < (isLast ? own.end : own.markerEnd))
    throw new Refused('byte-range-revision', `${covered} of ${own.end} bytes`);
}

/** The DER element at the beginning; the rest of the placeholder must be zeros. */
function unpadded(bytes: Uint8Array): Uint8Array {
  if (bytes.every((byte) => byte === 0)) throw new Refused('contents-empty');
  const length = elementLength(bytes);
  if (length === undefined || length > bytes.length) throw new Refused('cms-malformed', 'the outer length');
  if (length > maximumDer) throw new Refused('cms-too-large');
  for (let from = length; from < bytes.length; from += zeros.length) {
    const piece = bytes.subarray(from, from + zeros.length);
    if (!sameOctets(piece, zeros.subarray(0, piece.length))) throw new Refused('contents-padding');
  }
  return bytes.subarray(0, length);
}

/** A PDF date (ISO 32000-2 §7.9.4) down to the second, or undefined. */
function pdfTime(text: string): Date | undefined {
  const match =
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?(?:00'?)?)?|([+-])(\d\d)'?(\d\d)?'?)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second));
}
