export type DerReason =
  | 'der-truncated'
  | 'der-trailing-bytes'
  | 'der-indefinite-length'
  | 'der-length-not-minimal'
  | 'der-length-too-large'
  | 'der-tag-not-minimal'
  | 'der-tag-unsupported'
  | 'der-too-deep'
  | 'der-too-many-elements'
  | 'der-too-large'
  | 'der-unexpected-tag'
  | 'der-bad-boolean'
  | 'der-bad-integer'
  | 'der-bad-bit-string'
  | 'der-bad-null'
  | 'der-bad-oid'
  | 'der-bad-string'
  | 'der-bad-time'
  | 'der-missing-element';

/** Bytes that are not the DER (ITU-T X.690 clause 10 and 11) that was asked for. */
export class DerError extends Error {
  readonly reason: DerReason;

  constructor(reason: DerReason, detail?: string) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = 'DerError';
    this.reason = reason;
  }
}

/** One element. Offsets are into `bytes`, the buffer that was read from; nothing is copied. */
export interface DerNode {
  /** Identifier octet (0x30 for a SEQUENCE); the first octet when the tag number needs more than one. */
  readonly tag: number;
  readonly tagClass: 0 | 1 | 2 | 3;
  readonly tagNumber: number;
  readonly constructed: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly bytes: Uint8Array;
  readonly depth: number;
}

export interface DerLimits {
  /** Largest encoding accepted, in octets. Default 16 MiB. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 40;
/** Bounds one SEQUENCE; the largest legitimate ones are the revoked certificates of a CRL. */
const MAX_CHILDREN = 200_000;

/**
 * Reads exactly one element that fills `bytes`: definite minimal lengths, minimal tags, no trailing octets.
 * Its inside is checked as it is read, by `children` and the typed readers.
 * @throws DerError
 */
export function readDer(bytes: Uint8Array, limits: DerLimits = {}): DerNode {
  if (bytes.length > (limits.maxBytes ?? DEFAULT_MAX_BYTES)) throw new DerError('der-too-large');
  const node = readElement(bytes, 0, bytes.length, 0);
  if (node.end !== bytes.length) throw new DerError('der-trailing-bytes');
  return node;
}

/** The elements inside a constructed element, which they fill to the last octet. @throws DerError */
export function children(node: DerNode): DerNode[] {
  if (!node.constructed) throw new DerError('der-unexpected-tag', 'a constructed element was expected');
  const { bytes, end } = node;
  const depth = node.depth + 1;
  const found: DerNode[] = [];
  let offset = node.contentStart;
  while (offset < end) {
    if (found.length >= MAX_CHILDREN) throw new DerError('der-too-many-elements');
    const child = readElement(bytes, offset, end, depth);
    found.push(child);
    offset = child.end;
  }
  return found;
}

/** The element that an EXPLICIT tag or an OCTET/BIT STRING's octets wrap: exactly one. @throws DerError */
export function onlyChild(node: DerNode): DerNode {
  if (!node.constructed) throw new DerError('der-unexpected-tag', 'a constructed element was expected');
  if (node.contentStart === node.end) throw new DerError('der-missing-element');
  const child = readElement(node.bytes, node.contentStart, node.end, node.depth + 1);
  if (child.end !== node.end) throw new DerError('der-trailing-bytes');
  return child;
}

/** Content octets, a view without a copy. */
export function contents(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.contentStart, node.end);
}

/** The whole element with identifier and length, a view without a copy. */
export function raw(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.start, node.end);
}

/** Asserts the identifier octet and returns the same node. @throws DerError */
export function expectTag(node: DerNode | undefined, tag: number): DerNode {
  if (!node) throw new DerError('der-missing-element');
  if (node.tag !== tag || node.tagNumber >= 31) {
    throw new DerError(
      'der-unexpected-tag',
      `0x${node.tag.toString(16)} where 0x${tag.toString(16)} was expected`,
    );
  }
  return node;
}

function readElement(bytes: Uint8Array, start: number, limit: number, depth: number): DerNode {
  if (depth > MAX_DEPTH) throw new DerError('der-too-deep');
  if (start + 2 > limit) throw new DerError('der-truncated');
  const tag = bytes[start]!;
  const tagNumber = tag & 0x1f;
  const length = bytes[start + 1]!;
  // A tag of one octet and a length of one octet, which is nearly every element.
  if (tagNumber === 0x1f || length >= 0x80) return readLongElement(bytes, start, limit, depth);
  if (tag === 0 || tag === 0x20) throw new DerError('der-tag-unsupported', 'end-of-contents');
  const contentStart = start + 2;
  const end = contentStart + length;
  if (end > limit) throw new DerError('der-truncated');
  return new Element(tag, tagNumber, start, contentStart, end, bytes, depth);
}

function readLongElement(bytes: Uint8Array, start: number, limit: number, depth: number): DerNode {
  const tag = octet(bytes, start, limit);
  let offset = start + 1;
  let tagNumber = tag & 0x1f;
  if (tagNumber === 0x1f) {
    tagNumber = 0;
    for (let index = 0; ; index++) {
      if (index === 3) throw new DerError('der-tag-unsupported');
      const part = octet(bytes, offset++, limit);
      if (index === 0 && part === 0x80) throw new DerError('der-tag-not-minimal');
      tagNumber = tagNumber * 128 + (part & 0x7f);
      if (part < 0x80) break;
    }
    if (tagNumber < 0x1f) throw new DerError('der-tag-not-minimal');
  }
  if (tag >> 6 === 0 && tagNumber === 0) throw new DerError('der-tag-unsupported', 'end-of-contents');

  let length = octet(bytes, offset++, limit);
  if (length === 0x80) throw new DerError('der-indefinite-length');
  if (length > 0x80) {
    const size = length & 0x7f;
    if (size > 4) throw new DerError('der-length-too-large');
    length = 0;
    for (let index = 0; index < size; index++) {
      const part = octet(bytes, offset++, limit);
      if (index === 0 && part === 0) throw new DerError('der-length-not-minimal');
      length = length * 256 + part;
    }
    if (length < 0x80) throw new DerError('der-length-not-minimal');
  }
  if (offset + length > limit) throw new DerError('der-truncated');
  return new Element(tag, tagNumber, start, offset, offset + length, bytes, depth);
}

function octet(bytes: Uint8Array, offset: number, limit: number): number {
  const value = offset < limit ? bytes[offset] : undefined;
  if (value === undefined) throw new DerError('der-truncated');
  return value;
}

/** A class, so that all elements have one shape in memory; what the identifier octet says is computed when asked. */
class Element implements DerNode {
  constructor(
    readonly tag: number,
    readonly tagNumber: number,
    readonly start: number,
    readonly contentStart: number,
    readonly end: number,
    readonly bytes: Uint8Array,
    readonly depth: number,
  ) {}

  get tagClass(): 0 | 1 | 2 | 3 {
    return (this.tag >> 6) as 0 | 1 | 2 | 3;
  }

  get constructed(): boolean {
    return (this.tag & 0x20) !== 0;
  }
}
