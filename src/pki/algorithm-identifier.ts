import { children, DerError, type DerNode, expectTag, raw, readOid, tags } from './der-read';

export interface AlgorithmIdentifier {
  readonly oid: string;
  /** DER of the parameters, null when absent. */
  readonly parameters: Uint8Array | null;
}

/** RFC 5280 4.1.1.2. @throws DerError */
export function readAlgorithmIdentifier(node: DerNode): AlgorithmIdentifier {
  const [type, parameters, ...others] = children(expectTag(node, tags.sequence));
  if (!type || others.length > 0) throw new DerError('der-missing-element', 'algorithm identifier');
  return { oid: readOid(type), parameters: parameters ? raw(parameters) : null };
}
