import type { Tx } from '@/db/connection';
import type { Money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import { checkMandate, type MandateRefusal } from './check-mandate';
import { findMandatesHeldBy, type MandateOfPerson } from './find-mandates';
import type { DocumentKind } from './mandate';

/** On whose word somebody signs for an organisation: as its principal, or under a mandate. */
export type AuthorityToSign =
  | { readonly as: 'principal' }
  | {
      readonly as: 'mandatary';
      readonly mandateId: string;
      readonly needsSecondSignatory: boolean;
      readonly mandate: MandateOfPerson;
    };

/** May this actor sign such a paper for the organisation acted for? The owner is its principal and needs no mandate. */
export async function authorityToSign(
  tx: Tx,
  actor: Actor,
  asked: { readonly kind: DocumentKind; readonly amount: Money; readonly at: Date },
): Promise<Result<AuthorityToSign, MandateRefusal>> {
  if (!actor.organisationId) return refuse('no-mandate');
  if (actor.roles.includes('owner')) return ok({ as: 'principal' });
  const held = await findMandatesHeldBy(tx, actor.personId, actor.organisationId);
  const verdict = checkMandate(held, asked);
  if (!verdict.ok) return verdict;
  const mandate = held.find(({ id }) => id === verdict.value.mandateId)!;
  return ok({ as: 'mandatary', ...verdict.value, mandate });
}
