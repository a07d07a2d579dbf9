import type { PdfBudget } from './pdf-budget';
import { readObjectAt } from './pdf-indirect-object';
import { PdfLexer } from './pdf-lexer';
import {
  isDict,
  isRef,
  isStream,
  type PdfDict,
  PdfError,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  pdfLimits,
} from './pdf-object';
import { decodeWithin } from './pdf-stream';
import type { XrefEntry, XrefSection } from './pdf-xref';

/** One state the file was saved in: the bytes up to `end` are a whole PDF of their own. */
export interface PdfRevision {
  /** Where its own bytes begin: the end of the revision before. */
  readonly start: number;
  /** One past `%%EOF`, and one past the line end that may follow. */
  readonly markerEnd: number;
  readonly end: number;
  /** Newest first; a linearised file has two in its first revision. */
  readonly sections: readonly XrefSection[];
}

/** What a reader sees of one revision: objects found through its cross-references and those before it. */
export class PdfView {
  private readonly own = new Map<number, XrefEntry>();
  private readonly read = new Map<number, PdfValue>();
  private readonly ends = new Map<number, number>();
  private depth = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly revision: PdfRevision,
    readonly before: PdfView | undefined,
    private readonly budget: PdfBudget,
  ) {
    for (const section of revision.sections) {
      for (const [number, entry] of section.entries) if (!this.own.has(number)) this.own.set(number, entry);
    }
  }

  get trailer(): PdfDict {
    return this.revision.sections[0]!.trailer;
  }

  /** The entries that this revision lists, whether or not they changed. */
  get ownEntries(): ReadonlyMap<number, XrefEntry> {
    return this.own;
  }

  entry(number: number): XrefEntry | undefined {
    return this.own.get(number) ?? this.before?.entry(number);
  }

  /** Follows references until a value; a missing or free object is null (§7.3.10). */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hops = 0; isRef(current); hops++) {
      if (hops > 8) throw new PdfError('pdf-too-deep', 'references lead to references');
      current = this.object(current);
    }
    return current;
  }

  /** One past the `endobj` of an object that this revision itself wrote plainly. */
  endOf(number: number, generation: number): number {
    this.resolve({ kind: 'ref', number, generation });
    const end = this.ends.get(number);
    if (end === undefined) throw new PdfError('pdf-object-missing', `object ${number} is not written here`);
    return end;
  }

  dictionary(value: PdfValue | undefined): PdfDict | undefined {
    const resolved = this.resolve(value);
    return isDict(resolved) ? resolved : undefined;
  }

  get catalog(): PdfDict {
    const catalog = this.dictionary(this.trailer.entries.get('Root'));
    if (!catalog) throw new PdfError('pdf-catalog', 'the document has no catalogue');
    return catalog;
  }

  private object(reference: PdfRef): PdfValue {
    const own = this.own.get(reference.number);
    if (!own && this.before) return this.before.object(reference);
    if (!own || own.kind === 'free') return null;
    // §7.3.10 calls this null, but not every reader looks at the generation: refused, lest two see two documents.
    if (reference.generation !== (own.kind === 'plain' ? own.generation : 0)) {
      throw new PdfError('pdf-cross-reference', `object ${reference.number} is of another generation`);
    }
    const known = this.read.get(reference.number);
    if (known !== undefined) return known;
    if (this.depth > 4) throw new PdfError('pdf-too-deep', 'objects needed to read objects');
    this.depth++;
    try {
      const value =
        own.kind === 'plain' ? this.plain(reference.number, own) : this.compressed(reference.number, own);
      this.read.set(reference.number, value);
      return value;
    } finally {
      this.depth--;
    }
  }

  private plain(number: number, entry: XrefEntry & { kind: 'plain' }): PdfValue {
    const object = readObjectAt(
      this.bytes.subarray(0, this.revision.end),
      entry.offset,
      this.budget,
      (length) => this.resolve(length),
    );
    if (object.number !== number || object.generation !== entry.generation) {
      throw new PdfError('pdf-cross-reference', `object ${number} is not where the cross-reference says`);
    }
    this.ends.set(number, object.end);
    return object.value;
  }

  private compressed(number: number, entry: XrefEntry & { kind: 'compressed' }): PdfValue {
    const container = this.entry(entry.container);
    const stream =
      container?.kind === 'plain'
        ? this.object({ kind: 'ref', number: entry.container, generation: 0 })
        : null;
    if (!isStream(stream))
      throw new PdfError('pdf-object-missing', `object stream ${entry.container} is missing`);
    const { offsets, data } = this.objectStream(entry.container, stream);
    const place = offsets[entry.index];
    if (!place || place.number !== number)
      throw new PdfError('pdf-cross-reference', `object ${number} is not in its object stream`);
    return new PdfLexer(data, place.offset, this.budget).value();
  }

  private readonly objectStreams = new Map<
    number,
    { offsets: { number: number; offset: number }[]; data: Uint8Array }
  >();

  private objectStream(number: number, stream: PdfStream) {
    const known = this.objectStreams.get(number);
    if (known) return known;
    const count = stream.dict.entries.get('N');
    const first = stream.dict.entries.get('First');
    if (
      typeof count !== 'number' ||
      typeof first !== 'number' ||
      count < 0 ||
      count > pdfLimits.itemsPerContainer
    ) {
      throw new PdfError('pdf-object-missing', 'malformed object stream');
    }
    const data = this.decode(stream);
    const header = new PdfLexer(data, 0, this.budget);
    const offsets = Array.from({ length: count }, () => ({
      number: header.unsigned(),
      offset: first + header.unsigned(),
    }));
    const opened = { offsets, data };
    this.objectStreams.set(number, opened);
    return opened;
  }

  /** Decodes within what is left of the document's budget, so that many small bombs are no better than one. */
  decode(stream: PdfStream): Uint8Array {
    return decodeWithin(stream, this.budget);
  }
}
