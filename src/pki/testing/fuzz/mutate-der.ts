import { byteMutators, joined, type Mutator, spliced } from './mutate-bytes';
import type { Random } from './random';

interface Element {
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly parents: readonly Element[];
}

/** What can be done to DER while the lengths around stay right, so that the change reaches deep readers. */
export const derMutators: Record<string, Mutator> = {
  ...byteMutators,
  'length bomb': (bytes, random) => {
    const { start, contentStart } = anElement(bytes, random);
    const bomb = random.pick([
      [0x84, 0xff, 0xff, 0xff, 0xff],
      [0x84, 0x7f, 0xff, 0xff, 0xff],
      [0x88, 1, 2, 3, 4, 5, 6, 7, 8],
      [0xfe],
    ]);
    return spliced(bytes, start + 1, contentStart - start - 1, Uint8Array.from(bomb));
  },
  'indefinite length': (bytes, random) => {
    const { start, contentStart, end } = anElement(bytes, random);
    return joined(
      bytes.subarray(0, start + 1),
      Uint8Array.of(0x80),
      bytes.subarray(contentStart, end),
      new Uint8Array(2),
      bytes.subarray(end),
    );
  },
  'length not minimal': (bytes, random) =>
    rebuilt(bytes, random, (content, tag) =>
      joined(
        Uint8Array.of(tag, 0x84, 0, content.length >> 16, (content.length >> 8) & 255, content.length & 255),
        content,
      ),
    ),
  'deep nesting': (bytes, random) =>
    rebuilt(bytes, random, (content, tag) => {
      let nested = tlv(tag, content);
      for (let i = random.pick([3, 38, 60, 500]); i > 0; i--)
        nested = tlv(random.pick([0x30, 0x31, 0xa0]), nested);
      return nested;
    }),
  'huge integer': (bytes, random) =>
    rebuilt(bytes, random, () => tlv(0x02, random.bytes(random.pick([21, 300, 5000, 20_000])))),
  'huge object identifier': (bytes, random) =>
    rebuilt(bytes, random, () => tlv(0x06, new Uint8Array(random.pick([30, 129, 3000])).fill(0xff))),
  'element twice': (bytes, random) =>
    rebuilt(bytes, random, (content, tag) => joined(tlv(tag, content), tlv(tag, content))),
  'element thousandfold': (bytes, random) =>
    rebuilt(bytes, random, (content, tag) =>
      joined(...Array<Uint8Array>(content.length < 60 ? 3000 : 40).fill(tlv(tag, content))),
    ),
  'element gone': (bytes, random) => rebuilt(bytes, random, () => new Uint8Array()),
  'element emptied': (bytes, random) => rebuilt(bytes, random, (_, tag) => tlv(tag, new Uint8Array())),
  'other tag': (bytes, random) =>
    rebuilt(bytes, random, (content) =>
      tlv(random.pick([0x02, 0x03, 0x04, 0x05, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0xa0, 0x80]), content),
    ),
  'random content': (bytes, random) =>
    rebuilt(bytes, random, (content, tag) => tlv(tag, random.bytes(content.length))),
  'element from elsewhere': (bytes, random) => {
    const other = anElement(bytes, random);
    const copy = bytes.slice(other.start, other.end);
    return rebuilt(bytes, random, () => copy);
  },
};

/** Rewrites one element and the lengths of all around it. */
function rebuilt(
  bytes: Uint8Array,
  random: Random,
  change: (content: Uint8Array, tag: number) => Uint8Array,
): Uint8Array {
  const element = anElement(bytes, random);
  let replacement = change(bytes.subarray(element.contentStart, element.end), bytes[element.start]!);
  let { start, end } = element;
  for (const parent of [...element.parents].reverse()) {
    const content = joined(
      bytes.subarray(parent.contentStart, start),
      replacement,
      bytes.subarray(end, parent.end),
    );
    replacement = tlv(bytes[parent.start]!, content);
    ({ start, end } = parent);
  }
  return joined(bytes.subarray(0, start), replacement, bytes.subarray(end));
}

/** A random element, walking down from the root. */
function anElement(bytes: Uint8Array, random: Random): Element {
  let element = elementAt(bytes, 0, []) ?? { start: 0, contentStart: 2, end: bytes.length, parents: [] };
  while (bytes[element.start]! & 0x20 && random.below(7) > 0) {
    const children = childrenOf(bytes, element);
    if (children.length === 0) break;
    element = random.pick(children);
  }
  return element;
}

function childrenOf(bytes: Uint8Array, parent: Element): Element[] {
  const found: Element[] = [];
  for (let at = parent.contentStart; at < parent.end; ) {
    const child = elementAt(bytes, at, [...parent.parents, parent]);
    if (!child || child.end > parent.end) break;
    found.push(child);
    at = child.end;
  }
  return found;
}

function elementAt(bytes: Uint8Array, start: number, parents: readonly Element[]): Element | undefined {
  const first = bytes[start + 1];
  if (first === undefined || first > 0x84 || first === 0x80) return undefined;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  const contentStart = start + 2 + octets;
  return contentStart + length <= bytes.length
    ? { start, contentStart, end: contentStart + length, parents }
    : undefined;
}

function tlv(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return joined(Uint8Array.of(tag, length), content);
  const octets =
    length < 0x100
      ? [length]
      : length < 0x10000
        ? [length >> 8, length & 255]
        : [length >> 16, (length >> 8) & 255, length & 255];
  return joined(Uint8Array.of(tag, 0x80 + octets.length, ...octets), content);
}
