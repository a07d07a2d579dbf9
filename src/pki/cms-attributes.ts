import { children, DerError, type DerNode, expectTag, raw, readDer, readOid, tags } from './der-read';
import { Refused } from './signature-reasons';

/** Values by attribute type; every type occurs once. */
export type Attributes = ReadonlyMap<string, readonly DerNode[]>;

/** Reads SET OF Attribute (RFC 5652 5.3); `sorted` demands DER order, which is what is signed. @throws Refused, DerError */
export function readAttributes(set: DerNode, { sorted }: { sorted: boolean }): Attributes {
  const items = children(set);
  if (items.length === 0) throw new DerError('der-missing-element', 'attributes');
  if (items.length > 32) throw new DerError('der-too-many-elements', 'attributes');
  const attributes = new Map<string, readonly DerNode[]>();
  items.forEach((item, index) => {
    const [type, values, ...rest] = children(expectTag(item, tags.sequence));
    if (!type || rest.length > 0) throw new DerError('der-missing-element', 'attribute');
    const name = readOid(type);
    if (attributes.has(name)) throw new Refused('cms-duplicate-attribute', name);
    if (sorted && index > 0 && Buffer.compare(raw(items[index - 1]!), raw(item)) > 0)
      throw new Refused('cms-signed-attributes-not-der');
    attributes.set(name, children(expectTag(values, tags.set)));
  });
  return attributes;
}

/** The one value of an attribute, or undefined when it is not there. @throws Refused */
export function singleValue(attributes: Attributes, type: string): DerNode | undefined {
  const values = attributes.get(type);
  if (values && values.length !== 1) throw new Refused('cms-attribute-values', type);
  return values?.[0];
}

/**
 * Whether bytes are the DER of a SET OF Attribute: content like that could be passed off as the signed attributes
 * of another message, or they as content (draft-ietf-lamps-cms-euf-cma-signeddata).
 */
export function isSetOfAttributes(content: Uint8Array): boolean {
  if (content[0] !== tags.set || content.length > 64 * 1024) return false;
  try {
    return children(readDer(content)).every(isAttribute);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function isAttribute(node: DerNode): boolean {
  const [type, values, ...rest] = children(expectTag(node, tags.sequence));
  return type?.tag === tags.oid && values?.tag === tags.set && rest.length === 0;
}
