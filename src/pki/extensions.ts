import {
  children,
  DerError,
  type DerNode,
  expectTag,
  readBoolean,
  readOctetString,
  readOid,
  tags,
} from './der-read';

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** The octets inside of extnValue: the DER of the extension's own type. */
  readonly value: Uint8Array;
}

export type Extensions = ReadonlyMap<string, Extension>;

const MAX_EXTENSIONS = 128;

/** An extension occurs twice (RFC 5280 4.2: must not). */
export class DuplicateExtensionError extends Error {
  readonly oid: string;
  constructor(duplicate: string) {
    super(`extension ${duplicate} occurs twice`);
    this.oid = duplicate;
  }
}

/**
 * Reads Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension, of certificates, CRLs, CRL entries and OCSP alike.
 * @throws DerError, DuplicateExtensionError
 */
export function readExtensions(node: DerNode): Extensions {
  const found = new Map<string, Extension>();
  for (const child of children(expectTag(node, tags.sequence))) {
    const extension = readExtension(child);
    if (found.has(extension.oid)) throw new DuplicateExtensionError(extension.oid);
    if (found.size >= MAX_EXTENSIONS) throw new DerError('der-too-many-elements', 'extensions');
    found.set(extension.oid, extension);
  }
  if (found.size === 0) throw new DerError('der-missing-element', 'empty Extensions');
  return found;
}

function readExtension(node: DerNode): Extension {
  const parts = children(expectTag(node, tags.sequence));
  const [type, middle, last] = parts;
  if (!type || !middle || parts.length > 3) throw new DerError('der-missing-element', 'extension');
  if (parts.length === 2) return { oid: readOid(type), critical: false, value: readOctetString(middle) };
  // DER leaves out a value equal to its DEFAULT (X.690 11.5).
  if (!readBoolean(middle)) throw new DerError('der-bad-boolean', 'critical FALSE is the default');
  return { oid: readOid(type), critical: true, value: readOctetString(expectTag(last, tags.octetString)) };
}
