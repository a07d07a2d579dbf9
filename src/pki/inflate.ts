/**
 * DEFLATE (RFC 1951) inside zlib (RFC 1950) or bare, bounded and isomorphic: the browser and the
 * verifier read an attachment with the very same code. Throws {@link InflateError}.
 */
export class InflateError extends Error {}

/** Decompresses a zlib stream, checking header and Adler-32. At most `maximum` bytes come out. */
export function inflateZlib(input: Uint8Array, maximum: number): Uint8Array {
  const [cmf, flags] = [input[0] ?? 0, input[1] ?? 0];
  if ((cmf & 15) !== 8 || cmf >> 4 > 7 || (cmf * 256 + flags) % 31 !== 0 || flags & 32)
    throw new InflateError('not a zlib stream');
  const { output, end } = inflate(input.subarray(2), maximum);
  const tail = input.subarray(2 + end, 6 + end);
  if (tail.length < 4 || new DataView(tail.buffer, tail.byteOffset).getUint32(0) !== adler32(output)) {
    throw new InflateError('checksum differs');
  }
  return output;
}

/** Decompresses a bare DEFLATE stream (as in zip files); `end` is the number of input bytes it took. */
export function inflate(input: Uint8Array, maximum: number): { output: Uint8Array; end: number } {
  const stream: Stream = {
    input,
    position: 0,
    bits: 0,
    count: 0,
    output: new Uint8Array(4096),
    size: 0,
    maximum,
  };
  let final = false;
  for (let blocks = 1; !final; blocks++) {
    // A block without content costs as much as one with: encoders make them of some ten thousand octets.
    if (blocks > FREE_BLOCKS + stream.size / OCTETS_PER_BLOCK)
      throw new InflateError('too many small blocks');
    final = take(stream, 1) === 1;
    const type = take(stream, 2);
    if (type === 0) stored(stream);
    else if (type === 1) block(stream, fixedLiterals, fixedDistances);
    else if (type === 2) block(stream, ...dynamicTables(stream));
    else throw new InflateError('reserved block type');
  }
  return { output: stream.output.slice(0, stream.size), end: stream.position - (stream.count >> 3) };
}

const FREE_BLOCKS = 256;
const OCTETS_PER_BLOCK = 512;

interface Stream {
  readonly input: Uint8Array;
  position: number;
  /** Bits read from the input and not yet taken, and how many. */
  bits: number;
  count: number;
  output: Uint8Array;
  size: number;
  readonly maximum: number;
}

function take(stream: Stream, count: number): number {
  while (stream.count < count) {
    if (stream.position >= stream.input.length) throw new InflateError('input ends early');
    stream.bits |= stream.input[stream.position++]! << stream.count;
    stream.count += 8;
  }
  const value = stream.bits & ((1 << count) - 1);
  stream.bits >>>= count;
  stream.count -= count;
  return value;
}

function stored(stream: Stream): void {
  // The rest of the octet is dropped; whole octets that were only looked at are given back.
  stream.position -= stream.count >> 3;
  stream.bits = 0;
  stream.count = 0;
  const length = take(stream, 16);
  if ((take(stream, 16) ^ 0xffff) !== length)
    throw new InflateError('stored block length differs from its complement');
  const { input, position } = stream;
  if (position + length > input.length) throw new InflateError('input ends early');
  makeRoom(stream, length);
  stream.output.set(input.subarray(position, position + length), stream.size);
  stream.position += length;
  stream.size += length;
}

function makeRoom(stream: Stream, count: number): void {
  const { output, size, maximum } = stream;
  if (size + count > maximum) throw new InflateError('more than the permitted size');
  if (size + count <= output.length) return;
  const larger = new Uint8Array(Math.min(Math.max(output.length * 4, size + count), maximum));
  larger.set(output.subarray(0, size));
  stream.output = larger;
}

/**
 * One block of symbols. Long, because everything it needs at each symbol is kept in variables of its own: it is the one
 * loop here that a large stream spends its time in, also before the function has been compiled.
 */
function block(stream: Stream, literals: Code, distances: Code): void {
  const { input } = stream;
  const [shortLiterals, shortDistances] = [literals.short, distances.short];
  let { position, bits, count, output, size } = stream;
  for (;;) {
    // At most 15 bits of a code and 5 or 13 more: two octets or three at a time, zeros beyond the end.
    while (count < 20 && position < input.length) {
      bits |= input[position++]! << count;
      count += 8;
    }
    let entry = shortLiterals[bits & SHORT_MASK]! || longEntry(literals, bits);
    let used = entry & 15;
    const symbol = entry >> 4;
    bits >>>= used;
    count -= used;
    if (count < 0) throw new InflateError('input ends early');
    if (symbol < 256) {
      if (size === output.length) {
        stream.size = size;
        makeRoom(stream, 1);
        output = stream.output;
      }
      output[size++] = symbol;
      continue;
    }
    if (symbol === 256) break;
    if (symbol > 285) throw new InflateError('unknown length symbol');
    let extra = lengthExtra[symbol - 257]!;
    const length = lengthBase[symbol - 257]! + (bits & ((1 << extra) - 1));
    bits >>>= extra;
    count -= extra;
    while (count < 15 && position < input.length) {
      bits |= input[position++]! << count;
      count += 8;
    }
    entry = shortDistances[bits & SHORT_MASK]! || longEntry(distances, bits);
    used = entry & 15;
    bits >>>= used;
    count -= used;
    const code = entry >> 4;
    if (code > 29) throw new InflateError('unknown distance symbol');
    while (count < 13 && position < input.length) {
      bits |= input[position++]! << count;
      count += 8;
    }
    extra = distanceExtra[code]!;
    const distance = distanceBase[code]! + (bits & ((1 << extra) - 1));
    bits >>>= extra;
    count -= extra;
    if (count < 0) throw new InflateError('input ends early');
    if (distance > size) throw new InflateError('distance beyond the start');
    if (size + length > output.length) {
      stream.size = size;
      makeRoom(stream, length);
      output = stream.output;
    }
    if (distance >= length && length > 32) output.copyWithin(size, size - distance, size - distance + length);
    else for (let at = size, stop = size + length; at < stop; at++) output[at] = output[at - distance]!;
    size += length;
  }
  stream.position = position;
  stream.bits = bits;
  stream.count = count;
  stream.size = size;
}

function dynamicTables(stream: Stream): [literals: Code, distances: Code] {
  const literalCount = take(stream, 5) + 257;
  const distanceCount = take(stream, 5) + 1;
  const codeCount = take(stream, 4) + 4;
  if (literalCount > 286 || distanceCount > 30) throw new InflateError('too many symbols');
  const codeLengths = new Uint8Array(19);
  for (let i = 0; i < codeCount; i++) codeLengths[codeOrder[i]!] = take(stream, 3);
  const codes = readCode(codeLengths, 'complete');
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length; ) {
    const symbol = nextSymbol(stream, codes);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw new InflateError('nothing to repeat');
    const value = symbol === 16 ? lengths[i - 1]! : 0;
    const repeat =
      symbol === 16 ? 3 + take(stream, 2) : symbol === 17 ? 3 + take(stream, 3) : 11 + take(stream, 7);
    if (i + repeat > lengths.length) throw new InflateError('code lengths overflow');
    lengths.fill(value, i, i + repeat);
    i += repeat;
  }
  if (lengths[256] === 0) throw new InflateError('no end-of-block code');
  return [
    readCode(lengths.subarray(0, literalCount), 'complete or single'),
    readCode(lengths.subarray(literalCount), 'complete or single'),
  ];
}

function nextSymbol(stream: Stream, code: Code): number {
  while (stream.count < 15 && stream.position < stream.input.length) {
    stream.bits |= stream.input[stream.position++]! << stream.count;
    stream.count += 8;
  }
  const entry = code.short[stream.bits & SHORT_MASK]! || longEntry(code, stream.bits);
  const used = entry & 15;
  if (used > stream.count) throw new InflateError('input ends early');
  stream.bits >>>= used;
  stream.count -= used;
  return entry >> 4;
}

/** Codes of so many bits are looked up at once; longer ones, which are rare, are found by counting. */
const SHORT_BITS = 9;
const SHORT_MASK = (1 << SHORT_BITS) - 1;
const MAX_BITS = 15;

/** Canonical Huffman code. An entry is symbol * 16 + length. */
interface Code {
  /** By the next bits; 0 where the code is longer or unknown. */
  readonly short: Uint16Array;
  /** How many codes there are of each length, and their symbols in code order. */
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** As zlib does: a code leaves no bits unused, but for one with a single symbol of one bit, or with none at all. */
function readCode(lengths: Uint8Array, form: 'complete' | 'complete or single'): Code {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (let symbol = 0; symbol < lengths.length; symbol++) counts[lengths[symbol]!]!++;
  const used = lengths.length - counts[0]!;
  counts[0] = 0;
  let left = 1;
  for (let length = 1; length <= MAX_BITS; length++) {
    left = left * 2 - counts[length]!;
    if (left < 0) throw new InflateError('over-subscribed code');
  }
  const isSingle = used === 0 || (used === 1 && counts[1] === 1);
  if (left > 0 && !(form === 'complete or single' && isSingle)) throw new InflateError('incomplete code');
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length++) offsets[length + 1] = offsets[length]! + counts[length]!;
  const symbols = new Uint16Array(used);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    if (lengths[symbol]) symbols[offsets[lengths[symbol]!]!++] = symbol;
  }
  return { short: lookup(counts, symbols), counts, symbols };
}

function lookup(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const short = new Uint16Array(1 << SHORT_BITS);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= SHORT_BITS; length++) {
    for (let left = counts[length]!; left > 0; left--) {
      const entry = symbols[index++]! * 16 + length;
      for (let at = reversed(code++, length); at < short.length; at += 1 << length) short[at] = entry;
    }
    code <<= 1;
  }
  return short;
}

function longEntry({ counts, symbols }: Code, bits: number): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MAX_BITS; length++) {
    code |= (bits >>> (length - 1)) & 1;
    const count = counts[length]!;
    if (code - first < count) return symbols[index + code - first]! * 16 + length;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new InflateError('unknown code');
}

/** DEFLATE writes the bits of a code from its highest on. */
function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; ) {
    for (const stop = Math.min(i + 3800, bytes.length); i < stop; i++) {
      a += bytes[i]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}

const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const fixedLiterals = readCode(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
  'complete',
);
/** The last two of the 32 stand for nothing. */
const fixedDistances = readCode(new Uint8Array(32).fill(5), 'complete');
