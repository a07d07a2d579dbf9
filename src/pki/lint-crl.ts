import {
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readDer,
  readInteger,
  readIntegerBytes,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { type LintExtension, lintExtensionSet, readExtensions } from './lint-extensions';
import type { LintFinding } from './lint-finding';
import { sameOctets } from './octets';
import { oid } from './oids';
import { revocationReasons } from './revocation-reason';

const crlExtensions = {
  [oid.authorityKeyIdentifier]: { critical: false },
  [oid.crlNumber]: { critical: false },
  [oid.issuingDistributionPoint]: { critical: true, optional: true },
  [oid.deltaCrlIndicator]: { critical: true, optional: true },
} as const;
const entryExtensions = {
  [oid.reasonCode]: { critical: false, optional: true },
  [oid.invalidityDate]: { critical: false, optional: true },
} as const;

export interface CrlIssuer {
  readonly subject: Uint8Array;
  readonly keyId: Uint8Array;
  readonly maximumDays: number;
}

/** What a TBSCertList has wrong (RFC 5280 section 5), read back from its bytes. Empty means: sign it. */
export function lintTbsCrl(tbs: Uint8Array, issuer: CrlIssuer): LintFinding[] {
  try {
    return [...lint(children(expectTag(readDer(tbs), tags.sequence)), issuer)];
  } catch (error) {
    if (error instanceof DerError) return [{ rule: 'malformed', detail: error.message }];
    throw error;
  }
}

function* lint(fields: DerNode[], issuer: CrlIssuer): Generator<LintFinding> {
  if (readSmallInteger(fields[0]!) !== 1) yield { rule: 'version-2' };
  if (!sameOctets(raw(expectTag(fields[2], tags.sequence)), issuer.subject)) yield { rule: 'issuer-name' };
  const thisUpdate = readTime(fields[3]!);
  const nextUpdate = readTime(fields[4]!);
  if (!(nextUpdate > thisUpdate)) yield { rule: 'validity-order' };
  if (nextUpdate.getTime() - thisUpdate.getTime() > issuer.maximumDays * 86_400_000)
    yield { rule: 'validity-too-long' };
  const extensions = readExtensions(onlyChild(expectTag(fields.at(-1), 0xa0)));
  yield* lintExtensionSet(extensions, crlExtensions);
  yield* lintNumbers(extensions);
  yield* lintKeyIdentifier(extensions, issuer.keyId);
  const isDelta = extensions.some(({ type }) => type === oid.deltaCrlIndicator);
  if (fields.length === 7) yield* lintEntries(expectTag(fields[5], tags.sequence), thisUpdate, isDelta);
  else if (fields.length !== 6) yield { rule: 'malformed' };
}

function* lintNumbers(extensions: readonly LintExtension[]): Generator<LintFinding> {
  const number = (type: string) => {
    const found = extensions.find((extension) => extension.type === type);
    return found ? readInteger(readDer(found.value)) : null;
  };
  const crlNumber = number(oid.crlNumber);
  const base = number(oid.deltaCrlIndicator);
  if (crlNumber !== null && crlNumber < 0n) yield { rule: 'crl-number' };
  if (crlNumber !== null && base !== null && base >= crlNumber) yield { rule: 'delta-base' };
}

function* lintKeyIdentifier(extensions: readonly LintExtension[], keyId: Uint8Array): Generator<LintFinding> {
  const found = extensions.find(({ type }) => type === oid.authorityKeyIdentifier);
  const named = found && contents(expectTag(onlyChild(readDer(found.value)), 0x80));
  if (named && !sameOctets(named, keyId)) yield { rule: 'authority-key-identifier' };
}

function* lintEntries(list: DerNode, thisUpdate: Date, isDelta: boolean): Generator<LintFinding> {
  const entries = children(list);
  if (entries.length === 0) yield { rule: 'empty-list-present' };
  const serials = new Set<string>();
  for (const entry of entries) {
    const [serial, revokedAt, extensions] = children(expectTag(entry, tags.sequence));
    const hex = Buffer.from(readIntegerBytes(serial!)).toString('hex');
    if (serials.has(hex)) yield { rule: 'serial-twice', detail: hex };
    serials.add(hex);
    if (readTime(revokedAt!) > thisUpdate) yield { rule: 'revoked-in-the-future', detail: hex };
    if (extensions) yield* lintEntryExtensions(readExtensions(extensions), isDelta, hex);
  }
}

function* lintEntryExtensions(
  extensions: LintExtension[],
  isDelta: boolean,
  serial: string,
): Generator<LintFinding> {
  yield* lintExtensionSet(extensions, entryExtensions);
  const reason = extensions.find(({ type }) => type === oid.reasonCode);
  if (!reason) return;
  const code = readSmallInteger(readDer(reason.value), tags.enumerated);
  const isKnown = Object.values(revocationReasons).some((known) => known === code) && code !== 0;
  if (!isKnown || (code === revocationReasons.removeFromCRL && !isDelta))
    yield { rule: 'reason', detail: serial };
}
