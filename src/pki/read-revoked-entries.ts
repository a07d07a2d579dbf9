import type { RevokedEntry } from './build-crl';
import { children, expectTag, readDer, readIntegerBytes, readSmallInteger, readTime, tags } from './der-read';
import { readExtensions } from './lint-extensions';
import { oid } from './oids';
import { type RevocationReason, revocationReasons } from './revocation-reason';

/**
 * Every entry of a list of our own making, to carry them over to the next one (`parseCrl` looks single ones up).
 * @throws DerError
 */
export function readRevokedEntries(crl: Uint8Array): RevokedEntry[] {
  const fields = children(expectTag(children(expectTag(readDer(crl), tags.sequence))[0], tags.sequence));
  const list = fields[5];
  if (list?.tag !== tags.sequence) return [];
  return children(list).map((entry) => {
    const [serial, revokedAt, extensions] = children(expectTag(entry, tags.sequence));
    const known = extensions ? readExtensions(extensions) : [];
    const value = (type: string) => known.find((extension) => extension.type === type)?.value;
    const reasonCode = value(oid.reasonCode);
    const invalidityDate = value(oid.invalidityDate);
    return {
      serial: readIntegerBytes(serial!),
      revokedAt: readTime(revokedAt!),
      reason: reasonCode ? reasonOf(readSmallInteger(readDer(reasonCode), tags.enumerated)) : 'unspecified',
      ...(invalidityDate ? { invalidityDate: readTime(readDer(invalidityDate)) } : {}),
    };
  });
}

function reasonOf(code: number): RevocationReason {
  const found = Object.entries(revocationReasons).find(([, known]) => known === code);
  return (found?.[0] ?? 'unspecified') as RevocationReason;
}
