import { concat } from './der-write';
import { array, name, type PdfDict, type PdfRef, type PdfStream, type PdfValue, ref } from './pdf-object';
import type { PdfStructure } from './pdf-structure';
import { latin1, serialise, serialiseObject } from './pdf-write';

/** Collects the objects of an incremental update (ISO 32000-2 §7.5.6). */
export class PdfUpdate {
  private readonly objects = new Map<number, PdfValue>();
  private next: number;

  constructor(private readonly pdf: PdfStructure) {
    const size = pdf.view().trailer.entries.get('Size');
    const listed = pdf.revisions.flatMap((r) => r.sections.flatMap((s) => [...s.entries.keys()]));
    this.next = Math.max(typeof size === 'number' ? size : 0, listed.reduce((a, b) => Math.max(a, b), 0) + 1);
  }

  add(value: PdfValue): PdfRef {
    this.objects.set(this.next, value);
    return ref(this.next++);
  }

  replace(reference: PdfRef, value: PdfValue): void {
    this.objects.set(reference.number, value);
  }

  /** The file with the update appended: its bytes before stay as they are. */
  append(): Uint8Array {
    const { bytes } = this.pdf;
    const parts = [bytes];
    let length = bytes.length;
    const put = (part: Uint8Array) => {
      parts.push(part);
      length += part.length;
    };
    if (bytes.at(-1) !== 10 && bytes.at(-1) !== 13) put(latin1('\n'));
    const offsets: [number, number][] = [];
    for (const [number, value] of [...this.objects].sort(([a], [b]) => a - b)) {
      offsets.push([number, length]);
      put(serialiseObject(number, value));
    }
    put(this.crossReference(offsets, length));
    put(latin1(`startxref\n${length - parts.at(-1)!.length}\n%%EOF\n`));
    return concat(...parts);
  }

  private crossReference(offsets: [number, number][], at: number): Uint8Array {
    const base = this.pdf.revisions.at(-1)!.sections[0]!;
    const carried = new Map(
      [...base.trailer.entries].filter(([key]) => ['Root', 'Info', 'ID'].includes(key)),
    );
    carried.set('Prev', base.offset);
    const trailer: PdfDict = { kind: 'dict', entries: carried };
    return base.form === 'table'
      ? table(offsets, trailer, this.next)
      : stream([...offsets, [this.next, at]], trailer, this.next);
  }
}

function table(offsets: [number, number][], trailer: PdfDict, size: number): Uint8Array {
  const runs = consecutive(offsets).map(
    (run) =>
      `${run[0]![0]} ${run.length}\n${run.map(([, offset]) => `${String(offset).padStart(10, '0')} 00000 n\r\n`).join('')}`,
  );
  return latin1(
    `xref\n${runs.join('')}trailer\n${serialise({ kind: 'dict', entries: new Map([['Size', size], ...trailer.entries]) })}\n`,
  );
}

/** The last of `offsets` is the stream itself. */
function stream(offsets: [number, number][], trailer: PdfDict, number: number): Uint8Array {
  const index = consecutive(offsets).flatMap((run) => [run[0]![0], run.length]);
  const data = new Uint8Array(offsets.length * 5);
  offsets.forEach(([, offset], i) => {
    data[i * 5] = 1;
    new DataView(data.buffer).setUint32(i * 5 + 1, offset);
  });
  const entries = new Map<string, PdfValue>([
    ['Type', name('XRef')],
    ['Size', number + 1],
    ['W', array([1, 4, 0])],
    ['Index', array(index)],
    ...trailer.entries,
  ]);
  const value: PdfStream = { kind: 'stream', dict: { kind: 'dict', entries }, data };
  return serialiseObject(number, value);
}

function consecutive(offsets: [number, number][]): [number, number][][] {
  const runs: [number, number][][] = [];
  for (const entry of offsets) {
    const run = runs.at(-1);
    if (run && run.at(-1)![0] + 1 === entry[0]) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
