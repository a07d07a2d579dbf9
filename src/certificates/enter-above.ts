import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Certificate } from '@/pki/certificate';
import { readCertificateFile } from '@/pki/read-certificate-file';
import { type Result, refuse } from '@/trade/result';
import type { Authority, AuthorityKind } from './authority';
import { findAuthorities } from './find-authorities';
import { storeAuthority } from './store-authority';

/** The first anchor that vouches for it; else why the last one does not. */
export function firstPath<Checked extends Result<unknown>>(
  anchors: readonly Certificate[],
  check: (anchor: Certificate) => Checked,
): Checked | Result<never, 'anchor-needed'> {
  let outcome: Checked | Result<never, 'anchor-needed'> = refuse('anchor-needed');
  for (const anchor of anchors) {
    outcome = check(anchor);
    if (outcome.ok) break;
  }
  return outcome;
}

/** The roots of the books that were not revoked. */
export async function knownRoots(tx: Tx): Promise<Certificate[]> {
  const roots = (await findAuthorities(tx)).filter(({ kind, revokedAt }) => kind === 'root' && !revokedAt);
  return roots.flatMap(({ certificate }) => readCertificateFile(certificate) ?? []);
}

/** Enters what stands above an authority and is not in the books yet, the anchor first. Gives the id of the nearest. */
export async function enterAbove(
  tx: Tx,
  actor: Actor | null,
  above: readonly Certificate[],
): Promise<string | null> {
  const known = await findAuthorities(tx);
  let issuerId: string | null = null;
  for (const [index, { der, fingerprint }] of [...above.entries()].reverse()) {
    const existing = known.find((authority) => authority.fingerprint === fingerprint);
    const kind: AuthorityKind = index === above.length - 1 ? 'root' : 'intermediate';
    const entered: Authority =
      existing ??
      (await storeAuthority(tx, actor, {
        id: uuidv7(),
        kind,
        portalId: null,
        issuerId,
        certificate: der,
        sealed: null,
      }));
    issuerId = entered.id;
  }
  return issuerId;
}
