import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { Certificate } from '@/pki/certificate';
import { sameOctets } from '@/pki/octets';
import { readCertificateFile } from '@/pki/read-certificate-file';
import { validatePath } from '@/pki/validate-path';
import { portals } from '@/portals/schema';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority } from './authority';
import { enterAbove, firstPath, knownRoots } from './enter-above';
import { authorities } from './schema';
import { storeAuthority } from './store-authority';

export type RecogniseRefusal =
  | 'not-allowed'
  | 'market-unknown'
  | 'file-unreadable'
  | 'anchor-unreadable'
  | 'anchor-needed'
  | 'anchor-not-self-signed'
  | 'not-an-authority'
  | 'may-not-sign'
  | 'chain-not-valid'
  | 'already-known';

export interface RecognisedAuthority {
  readonly portalId: string;
  /** The authority's certificate and what stands between it and its root: PEM, DER or PKCS#7. */
  readonly file: Uint8Array;
  /** Its root, as the operator got it from there; null when it is one of ours already. */
  readonly anchor: Uint8Array | null;
}

/**
 * Lets members of one market use certificates that another's authority issued (a national CA's). What stands above it is
 * entered too. Nothing it issued counts before its revocation list, and those above it, are brought.
 */
export async function recogniseAuthority(
  tx: Tx,
  actor: Actor | null,
  input: RecognisedAuthority,
  now = new Date(),
): Promise<Result<Authority, RecogniseRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const [portal] = await tx.select({ id: portals.id }).from(portals).where(eq(portals.id, input.portalId));
  if (!portal) return refuse('market-unknown');
  const certificates = readCertificateFile(input.file);
  const lowest = certificates && lowestOf(certificates);
  if (!certificates || !lowest) return refuse('file-unreadable');
  const anchors = input.anchor ? readCertificateFile(input.anchor) : await knownRoots(tx);
  if (!anchors || (input.anchor && anchors.length !== 1)) return refuse('anchor-unreadable');
  const path = firstPath(anchors, (anchor) => checkRecognised(lowest, certificates, anchor, now));
  if (!path.ok) return path;
  const [known] = await tx
    .select({ id: authorities.id })
    .from(authorities)
    .where(eq(authorities.fingerprint, lowest.fingerprint));
  if (known) return refuse('already-known');
  return ok(
    await storeAuthority(tx, actor, {
      id: uuidv7(),
      kind: 'recognised',
      portalId: portal.id,
      issuerId: await enterAbove(tx, actor, path.value.slice(1)),
      certificate: lowest.der,
      sealed: null,
    }),
  );
}

/** The one that certifies none of the others. */
function lowestOf(certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.find(
    ({ subject }) =>
      !certificates.some((other) => sameOctets(other.issuer.der, subject.der) && !other.isSelfIssued),
  );
}

function checkRecognised(
  authority: Certificate,
  certificates: readonly Certificate[],
  anchor: Certificate,
  at: Date,
): Result<
  readonly Certificate[],
  'not-an-authority' | 'may-not-sign' | 'anchor-not-self-signed' | 'chain-not-valid'
> {
  if (!authority.basicConstraints?.ca || authority.isSelfIssued) return refuse('not-an-authority');
  if (!authority.keyUsage?.has('keyCertSign') || !authority.keyUsage.has('cRLSign'))
    return refuse('may-not-sign');
  if (!anchor.isSelfIssued || !anchor.basicConstraints?.ca) return refuse('anchor-not-self-signed');
  const verdict = validatePath({
    leaf: authority.der,
    intermediates: certificates.filter((other) => other !== authority).map(({ der }) => der),
    anchors: [anchor.der],
    crls: [],
    ocspResponses: [],
    at,
    revocation: 'none',
  });
  return verdict.valid ? ok(verdict.path) : refuse('chain-not-valid', { reason: verdict.reasonCode });
}
