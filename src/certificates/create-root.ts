import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { issueRoot } from '@/pki/issue-certificate';
import { ok, type Result, refuse } from '@/trade/result';
import { type Authority, type AuthorityName, subjectOf, validityOf } from './authority';
import { configuredKeyStore } from './configured-key-store';
import { signCrl } from './sign-crl';
import { storeAuthority } from './store-authority';

/**
 * A root whose key lives in this installation, with its first CRL. For demonstrations and small houses; an operator
 * with an offline root makes it with `npm run ceremony` and imports it.
 */
export async function createRoot(
  tx: Tx,
  actor: Actor | null,
  name: AuthorityName,
  now = new Date(),
): Promise<Result<Authority, 'not-allowed' | 'name-not-certifiable'>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const id = uuidv7();
  const { sealed, signer } = await configuredKeyStore().createKey(id, 'p384');
  const issuance = await issueRoot(
    { profile: 'root', subject: subjectOf(name), spki: signer.spki, ...validityOf('root', now) },
    signer,
  );
  if (!issuance.issued) return refuse('name-not-certifiable', { rule: issuance.findings[0]!.rule });
  const { certificate } = issuance;
  const root = await storeAuthority(tx, actor, {
    id,
    kind: 'root',
    portalId: null,
    issuerId: null,
    certificate,
    sealed,
  });
  await signCrl(tx, root, now);
  return ok(root);
}
