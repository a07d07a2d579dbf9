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
  const bits = new BitReader(input);
  const out = new Output(maximum);
  let final = false;
  for (let blocks = 1; !final; blocks++) {
    // A block without content costs as much as one with: encoders make them of some ten thousand octets.
    if (blocks > FREE_BLOCKS + out.size / OCTETS_PER_BLOCK) throw new InflateError('too many small blocks');
    final = bits.take(1) === 1;
    const type = bits.take(2);
    if (type === 0) stored(bits, out);
    else if (type === 1) block(bits, out, fixedLiterals, fixedDistances);
    else if (type === 2) block(bits, out, ...dynamicTables(bits));
    else throw new InflateError('reserved block type');
  }
  return { output: out.finish(), end: bits.bytesTaken() };
}

const FREE_BLOCKS = 256;
const OCTETS_PER_BLOCK = 256;

function stored(bits: BitReader, out: Output): void {
  bits.alignToByte();
  const length = bits.take(16);
  if ((bits.take(16) ^ 0xffff) !== length)
    throw new InflateError('stored block length differs from its complement');
  out.append(bits.octets(length));
}

function block(bits: BitReader, out: Output, literals: Huffman, distances: Huffman): void {
  for (;;) {
    const symbol = literals.decode(bits);
    if (symbol < 256) out.push(symbol);
    else if (symbol === 256) return;
    else {
      const length = lengthBase[symbol - 257];
      if (length === undefined) throw new InflateError('unknown length symbol');
      const total = length + bits.take(lengthExtra[symbol - 257]!);
      const code = distances.decode(bits);
      const distance = distanceBase[code];
      if (distance === undefined) throw new InflateError('unknown distance symbol');
      out.copy(distance + bits.take(distanceExtra[code]!), total);
    }
  }
}

function dynamicTables(bits: BitReader): [Huffman, Huffman] {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const codeCount = bits.take(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (let i = 0; i < codeCount; i++) codeLengths[codeOrder[i]!] = bits.take(3);
  const codes = new Huffman(codeLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length; ) {
    const symbol = codes.decode(bits);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw new InflateError('nothing to repeat');
    const value = symbol === 16 ? lengths[i - 1]! : 0;
    const repeat = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + repeat > lengths.length) throw new InflateError('code lengths overflow');
    lengths.fill(value, i, i + repeat);
    i += repeat;
  }
  if (lengths[256] === 0) throw new InflateError('no end-of-block code');
  return [new Huffman(lengths.subarray(0, literalCount)), new Huffman(lengths.subarray(literalCount))];
}

/** Codes of so many bits are looked up at once; longer ones, which are rare, are read bit by bit. */
const LOOKUP_BITS = 9;

/** Canonical Huffman code: counts per length and the symbols in code order, and a table of the short codes. */
class Huffman {
  private readonly counts = new Uint16Array(16);
  private readonly symbols: Uint16Array;
  /** By the next bits: symbol * 16 + length, 0 where the code is longer or unknown. */
  private readonly short = new Uint16Array(1 << LOOKUP_BITS);

  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.counts[length]!++;
    this.counts[0] = 0;
    let left = 1;
    for (let length = 1; length <= 15; length++) {
      left = left * 2 - this.counts[length]!;
      if (left < 0) throw new InflateError('over-subscribed code');
    }
    const offsets = new Uint16Array(16);
    for (let length = 1; length < 15; length++) offsets[length + 1] = offsets[length]! + this.counts[length]!;
    this.symbols = new Uint16Array(lengths.length);
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol]) this.symbols[offsets[lengths[symbol]!]!++] = symbol;
    }
    this.fillLookup();
  }

  private fillLookup(): void {
    let code = 0;
    let index = 0;
    for (let length = 1; length <= LOOKUP_BITS; length++) {
      for (let left = this.counts[length]!; left > 0; left--) {
        const entry = this.symbols[index++]! * 16 + length;
        for (let at = reversed(code++, length); at < this.short.length; at += 1 << length)
          this.short[at] = entry;
      }
      code <<= 1;
    }
  }

  decode(bits: BitReader): number {
    const entry = this.short[bits.peek(LOOKUP_BITS)]!;
    if (entry !== 0) {
      bits.take(entry & 15);
      return entry >> 4;
    }
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      code |= bits.take(1);
      const count = this.counts[length]!;
      if (code - first < count) return this.symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new InflateError('unknown code');
  }
}

/** DEFLATE writes the bits of a code from its highest on. */
function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

class BitReader {
  private position = 0;
  private buffer = 0;
  private available = 0;
  constructor(private readonly input: Uint8Array) {}

  take(count: number): number {
    while (this.available < count) {
      if (this.position >= this.input.length) throw new InflateError('input ends early');
      this.buffer |= this.input[this.position++]! << this.available;
      this.available += 8;
    }
    const value = this.buffer & ((1 << count) - 1);
    this.buffer >>>= count;
    this.available -= count;
    return value;
  }

  /** The next bits without taking them; zeros stand for what lies beyond the end. */
  peek(count: number): number {
    while (this.available < count && this.position < this.input.length) {
      this.buffer |= this.input[this.position++]! << this.available;
      this.available += 8;
    }
    return this.buffer & ((1 << count) - 1);
  }

  /** Drops the rest of an octet and gives back those that were only peeked at. */
  alignToByte(): void {
    this.position -= this.available >> 3;
    this.buffer = 0;
    this.available = 0;
  }

  /** Whole octets, after `alignToByte` and an even number of `take(8)`. */
  octets(count: number): Uint8Array {
    this.alignToByte();
    if (this.position + count > this.input.length) throw new InflateError('input ends early');
    this.position += count;
    return this.input.subarray(this.position - count, this.position);
  }

  bytesTaken(): number {
    return this.position - (this.available >> 3);
  }
}

class Output {
  private bytes = new Uint8Array(1024);
  private length = 0;
  constructor(private readonly maximum: number) {}

  push(byte: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length++] = byte;
  }

  copy(distance: number, count: number): void {
    if (distance > this.length) throw new InflateError('distance beyond the start');
    while (this.length + count > this.bytes.length) this.grow();
    const { bytes } = this;
    let to = this.length;
    for (let from = to - distance, stop = from + count; from < stop; from++) bytes[to++] = bytes[from]!;
    this.length = to;
  }

  append(octets: Uint8Array): void {
    while (this.length + octets.length > this.bytes.length) this.grow();
    this.bytes.set(octets, this.length);
    this.length += octets.length;
  }

  get size(): number {
    return this.length;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(): void {
    if (this.bytes.length >= this.maximum) throw new InflateError('more than the permitted size');
    const larger = new Uint8Array(Math.min(this.bytes.length * 4, this.maximum));
    larger.set(this.bytes);
    this.bytes = larger;
  }
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
const fixedLiterals = new Huffman(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const fixedDistances = new Huffman(new Uint8Array(30).fill(5));
