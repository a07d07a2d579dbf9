import { PdfUpdate } from '../../pdf-append-update';
import { findSignedRange } from '../../pdf-byte-range';
import { isRef, type PdfDict, type PdfRef, type PdfValue } from '../../pdf-object';
import { prepareRevision } from '../../pdf-prepare-revision';
import { readPdf } from '../../pdf-structure';
import type { PdfView } from '../../pdf-view';
import { latin1 } from '../../pdf-write';
import type { Holder } from '../a-chamber';
import { aCms, type CmsRecipe } from '../a-cms';

/** Appends a well-formed incremental update, as an attacker with a PDF library would. */
export function attack(pdf: Uint8Array, change: (update: PdfUpdate, view: PdfView) => void): Uint8Array {
  const structure = readPdf(pdf);
  const update = new PdfUpdate(structure);
  change(update, structure.view());
  return update.append();
}

/** Appends an update written by hand: objects as text, entries as the attacker likes them. */
export function rawUpdate(
  pdf: Uint8Array,
  objects: readonly [number: number, body: string][],
  options: { entries?: readonly [number, string][]; trailer?: string; junk?: string; previous?: number } = {},
): Uint8Array {
  const structure = readPdf(pdf);
  const { trailer, bytes } = structure.view();
  const root = trailer.entries.get('Root') as PdfRef;
  const previous = options.previous ?? structure.revisions.at(-1)!.sections[0]!.offset;
  let text = '';
  const entries = new Map<number, string>(options.entries);
  for (const [number, body] of objects) {
    text += options.junk ?? '';
    entries.set(number, `${pad(bytes.length + text.length)} 00000 n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = bytes.length + text.length;
  const size = Math.max(Number(trailer.entries.get('Size')), ...[...entries.keys()].map((n) => n + 1));
  const lines = [...entries].map(([number, entry]) => `${number} 1\n${entry}\r\n`).join('');
  text += `xref\n${lines}trailer\n<</Size ${size} ${options.trailer ?? `/Root ${root.number} 0 R`} /Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
  return joined(pdf, latin1(text));
}

export const pad = (offset: number) => String(offset).padStart(10, '0');

export function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Replaces the last occurrence of `from`; lengths must agree, so that offsets stay. */
export function replaced(pdf: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error(`"${from}" and "${to}" are not of one length`);
  const at = Buffer.from(pdf).lastIndexOf(from, undefined, 'latin1');
  if (at < 0) throw new Error(`"${from}" does not occur`);
  const out = pdf.slice();
  out.set(latin1(to), at);
  return out;
}

export interface OddSignature {
  signer: Holder;
  chain: Uint8Array[];
  fieldName?: string;
  /** Changes the prepared revision before it is signed, keeping its length. */
  edit?: (revision: Uint8Array) => Uint8Array;
  /** The range that is written and signed instead of the right one. */
  range?: (right: readonly [number, number, number, number]) => readonly number[];
  cms?: Partial<CmsRecipe>;
  contentsSize?: number;
}

/** A signature that is right for what it signs, in a dictionary that is not as it should be. */
export function oddSignature(pdf: Uint8Array, odd: OddSignature): Uint8Array {
  const prepared = prepareRevision(pdf, {
    fieldName: odd.fieldName ?? 'buyer',
    contentsSize: odd.contentsSize ?? 4096,
    claimedTime: new Date('2026-05-01T09:00:00Z'),
  });
  const right = prepared.byteRange;
  const range = odd.range?.(right) ?? right;
  const edited = odd.edit?.(prepared.revision) ?? prepared.revision;
  const ranged = odd.range ? withRange(edited, right, range) : edited;
  const content: Uint8Array[] = [];
  for (let i = 0; i + 1 < range.length; i += 2)
    content.push(ranged.subarray(Math.max(0, range[i]!), Math.max(0, range[i]! + range[i + 1]!)));
  const cms = aCms({ content, signer: odd.signer, chain: odd.chain, ...odd.cms });
  return filledAt(ranged, right, cms);
}

function withRange(revision: Uint8Array, right: readonly number[], wrong: readonly number[]): Uint8Array {
  const [from, to] = [`[${right.join(' ')}]`, `[${wrong.join(' ')}]`];
  const length = Math.max(from.length, to.length);
  return replaced(revision, from.padEnd(length), to.padEnd(length));
}

/** Writes the signature between the brackets of the right range, whatever the dictionary now says. */
export function filledAt(revision: Uint8Array, right: readonly number[], cms: Uint8Array): Uint8Array {
  const out = revision.slice();
  out.set(latin1(Buffer.from(cms).toString('hex')), right[1]! + 1);
  return out;
}

export function refOf(value: PdfValue | undefined): PdfRef {
  if (!isRef(value)) throw new Error('a reference was expected');
  return value;
}

export const catalogueRef = (view: PdfView) => refOf(view.trailer.entries.get('Root'));
export const firstPage = (view: PdfView): PdfRef => {
  const pages = view.dictionary(view.catalog.entries.get('Pages'))!;
  const kids = pages.entries.get('Kids');
  return refOf(typeof kids === 'object' && kids?.kind === 'array' ? kids.items[0] : null);
};
export const fieldsOf = (view: PdfView): readonly PdfRef[] => {
  const form = view.dictionary(view.catalog.entries.get('AcroForm')) as PdfDict;
  const fields = view.resolve(form.entries.get('Fields'));
  return (typeof fields === 'object' && fields?.kind === 'array' ? fields.items : []) as PdfRef[];
};
/** Where the last signature's hexadecimal digits are. */
export const lastContents = (pdf: Uint8Array) => findSignedRange(pdf)!;
