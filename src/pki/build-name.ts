import {
  type Bytes,
  ia5String,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  utf8String,
} from './der-write';
import type { NameAttribute as ReadAttribute } from './distinguished-name';
import { oid } from './oids';

export type NameAttribute = Pick<ReadAttribute, 'oid' | 'value'>;

/**
 * A Name (RFC 5280 4.1.2.4), one attribute per RDN in the order given: C and serialNumber as PrintableString,
 * emailAddress and DC as IA5String, all else as UTF8String.
 * @throws RangeError for a value that its string type cannot hold
 */
export function buildName(attributes: readonly NameAttribute[]): Bytes {
  return sequence(
    ...attributes.map(({ oid: type, value }) =>
      setOf(sequence(objectIdentifier(type), directoryString(type, value))),
    ),
  );
}

const printable = new Set<string>([oid.countryName, oid.serialNumber, oid.dnQualifier]);
const ia5 = new Set<string>([oid.emailAddress, oid.domainComponent]);

function directoryString(type: string, value: string): Bytes {
  if (printable.has(type)) return printableString(value);
  return ia5.has(type) ? ia5String(value) : utf8String(value);
}
