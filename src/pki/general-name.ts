import {
  ascii,
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readOid,
  tags,
} from './der-read';
import { type DistinguishedName, readName } from './distinguished-name';

/** GeneralName, RFC 5280 4.2.1.6. Host names keep the case they were written in. */
export type GeneralName =
  | { readonly form: 'dNSName' | 'rfc822Name' | 'uniformResourceIdentifier'; readonly value: string }
  /** 4 or 16 octets in a subject name, 8 or 32 (address and mask) in a constraint. */
  | { readonly form: 'iPAddress'; readonly value: Uint8Array }
  | { readonly form: 'directoryName'; readonly value: DistinguishedName }
  | { readonly form: 'registeredID'; readonly value: string }
  | { readonly form: 'otherName' | 'x400Address' | 'ediPartyName'; readonly value: Uint8Array };

export type GeneralNameForm = GeneralName['form'];

/** A certificate for very many names is none of ours. */
const MAX_NAMES = 4096;

/** Reads GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName. `tag` when tagged implicitly. @throws DerError */
export function readGeneralNames(
  node: DerNode,
  tag: number = tags.sequence,
  limit = MAX_NAMES,
): GeneralName[] {
  const elements = children(expectTag(node, tag));
  if (elements.length === 0) throw new DerError('der-missing-element', 'empty GeneralNames');
  if (elements.length > limit) throw new DerError('der-too-many-elements', 'names');
  return elements.map(readGeneralName);
}

/** @throws DerError */
export function readGeneralName(node: DerNode): GeneralName {
  switch (node.tag) {
    case 0xa0: {
      const [type, value, ...others] = children(node);
      if (!type || others.length > 0) throw new DerError('der-missing-element', 'otherName');
      readOid(type);
      onlyChild(expectTag(value, 0xa0));
      return { form: 'otherName', value: raw(node) };
    }
    case 0x81:
      return { form: 'rfc822Name', value: ascii(contents(node)) };
    case 0x82:
      return { form: 'dNSName', value: ascii(contents(node)) };
    case 0xa3:
      return { form: 'x400Address', value: raw(node) };
    case 0xa4:
      return { form: 'directoryName', value: readName(onlyChild(node)) };
    case 0xa5:
      return { form: 'ediPartyName', value: raw(node) };
    case 0x86:
      return { form: 'uniformResourceIdentifier', value: ascii(contents(node)) };
    case 0x87:
      return { form: 'iPAddress', value: contents(node) };
    case 0x88:
      return { form: 'registeredID', value: readOid(node, 0x88) };
    default:
      throw new DerError('der-unexpected-tag', 'GeneralName');
  }
}

/** A string equal for two names exactly when they are the same name; URIs compare octet for octet. */
export function generalNameKey(name: GeneralName): string {
  if (name.form === 'directoryName') return `${name.form}:${name.value.key}`;
  if (typeof name.value === 'string') return `${name.form}:${name.value}`;
  return `${name.form}:${Array.from(name.value).join('.')}`;
}
