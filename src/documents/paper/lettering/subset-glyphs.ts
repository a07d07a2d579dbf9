/** Tables that a TrueType font inside a PDF needs (ISO 32000-2 9.9.1). */
const neededTables = ['head', 'loca', 'glyf', 'maxp', 'hhea', 'hmtx'] as const;
/** The program of a font's hints, where it has one. */
const hintTables = ['cvt ', 'fpgm', 'prep'];

/**
 * The TrueType font with only these glyphs and those they are composed of. Glyphs keep their numbers; the others are
 * empty, which compresses to nothing. Throws RangeError for a font that is none.
 */
export function subsetGlyphs(font: Uint8Array, wanted: Iterable<number>): Uint8Array {
  const tables = readTables(font);
  const [head, loca, glyf, maxp, hhea, hmtx] = neededTables.map((tag) => {
    const table = tables.get(tag);
    if (!table) throw new RangeError(`no ${tag} table in this font`);
    return table;
  });
  const count = viewOf(maxp!).getUint16(4);
  const offsets = readOffsets(loca!, count, viewOf(head!).getInt16(50) === 1);
  const outline = (id: number) => glyf!.subarray(offsets[id]!, offsets[id + 1]!);
  const used = withComponents(wanted, outline);
  const outlines = Array.from({ length: count }, (_, id) => (used.has(id) ? outline(id) : new Uint8Array()));
  const newHead = head!.slice();
  viewOf(newHead).setInt16(50, 1);
  viewOf(newHead).setUint32(8, 0);
  const kept = new Map([
    ['head', newHead],
    ['maxp', maxp!],
    ['hhea', hhea!],
    ['hmtx', metricsOf(used, hmtx!, viewOf(hhea!).getUint16(34))],
    ['glyf', Buffer.concat(outlines)],
    ['loca', writeOffsets(outlines)],
  ]);
  for (const tag of hintTables) {
    const table = tables.get(tag);
    if (table) kept.set(tag, table);
  }
  return writeTables(kept);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readTables(font: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const offset = view.getUint32(at + 8);
    tables.set(tag, font.subarray(offset, offset + view.getUint32(at + 12)));
  }
  return tables;
}

function readOffsets(loca: Uint8Array, count: number, isLong: boolean): number[] {
  const view = viewOf(loca);
  return Array.from({ length: count + 1 }, (_, id) =>
    isLong ? view.getUint32(id * 4) : view.getUint16(id * 2) * 2,
  );
}

function writeOffsets(outlines: readonly Uint8Array[]): Uint8Array {
  const loca = new Uint8Array((outlines.length + 1) * 4);
  let offset = 0;
  for (const [id, { length }] of outlines.entries()) {
    offset += length;
    viewOf(loca).setUint32((id + 1) * 4, offset);
  }
  return loca;
}

/** Widths and left bearings of the glyphs that are used; of the others, nought. */
function metricsOf(used: ReadonlySet<number>, hmtx: Uint8Array, fullEntries: number): Uint8Array {
  const metrics = new Uint8Array(hmtx.length);
  for (const id of used) {
    const at = id < fullEntries ? id * 4 : fullEntries * 4 + (id - fullEntries) * 2;
    metrics.set(hmtx.subarray(at, at + (id < fullEntries ? 4 : 2)), at);
  }
  // the last full entry holds the width of all glyphs after it
  const last = (fullEntries - 1) * 4;
  metrics.set(hmtx.subarray(last, last + 2), last);
  return metrics;
}

function withComponents(wanted: Iterable<number>, outline: (id: number) => Uint8Array): Set<number> {
  const used = new Set([0, ...wanted]);
  for (const id of used) for (const component of componentsOf(outline(id))) used.add(component);
  return used;
}

const flag = { wordArguments: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 };

/** The glyphs that a composite glyph is made of (OpenType, glyf); none for a simple one. */
function componentsOf(glyph: Uint8Array): number[] {
  if (glyph.length < 10 || viewOf(glyph).getInt16(0) >= 0) return [];
  const view = viewOf(glyph);
  const components: number[] = [];
  let at = 10;
  let flags = flag.more;
  while (flags & flag.more) {
    flags = view.getUint16(at);
    components.push(view.getUint16(at + 2));
    at += flags & flag.wordArguments ? 8 : 6;
    at += flags & flag.scale ? 2 : flags & flag.twoScales ? 4 : flags & flag.matrix ? 8 : 0;
  }
  return components;
}

function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const directory = new Uint8Array(12 + tables.size * 16);
  const view = viewOf(directory);
  const power = Math.floor(Math.log2(tables.size));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.size);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, tables.size * 16 - (16 << power));
  const parts: Uint8Array[] = [directory];
  let offset = directory.length;
  for (const [index, [tag, table]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4);
    padded.set(table);
    const at = 12 + index * 16;
    directory.set(Buffer.from(tag, 'latin1'), at);
    view.setUint32(at + 4, checksum(padded));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, table.length);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Uint8Array): number {
  const view = viewOf(padded);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
