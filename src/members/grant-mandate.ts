import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { notifyPerson } from '@/notifications/notify-person';
import { currencyDigits } from '@/trade/currency';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import type { DocumentKind } from './mandate';
import { may } from './policy';
import { mandates, memberships } from './schema';

export interface MandateGrant {
  readonly personId: string;
  readonly documentKinds: readonly DocumentKind[];
  readonly currency: string;
  readonly maximumMinor: number;
  readonly secondSignatoryAboveMinor: number | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
}
export type GrantMandateRefusal =
  | 'not-allowed'
  | 'person-not-of-organisation'
  | 'no-document-kind'
  | 'amount-out-of-range'
  | 'validity-out-of-range';

const twoYears = 2 * 366 * 24 * 60 * 60 * 1000;

/** The organisation's principal lets a person sign; it counts once the chamber has endorsed it. */
export async function grantMandate(
  tx: Tx,
  actor: Actor,
  grant: MandateGrant,
): Promise<Result<{ mandateId: string }, GrantMandateRefusal>> {
  const { organisationId } = actor;
  if (!organisationId || !may(actor, 'grant-mandate', { organisationId })) return refuse('not-allowed');
  if (grant.documentKinds.length === 0) return refuse('no-document-kind');
  if (!amountsMakeSense(grant)) return refuse('amount-out-of-range');
  if (!validityMakesSense(grant)) return refuse('validity-out-of-range');
  if (!(await actsFor(tx, grant.personId, organisationId))) return refuse('person-not-of-organisation');
  const [row] = await tx
    .insert(mandates)
    .values({
      ...grant,
      documentKinds: [...new Set(grant.documentKinds)],
      organisationId,
      grantedBy: actor.personId,
    })
    .returning({ id: mandates.id });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: actor.portalId,
    action: 'mandate-granted',
    subjectType: 'mandate',
    subjectId: row!.id,
    facts: { personId: grant.personId, currency: grant.currency, maximumMinor: grant.maximumMinor },
  });
  if (grant.personId !== actor.personId)
    await notifyPerson(tx, grant.personId, 'mandate-granted', { granter: actor.name }, '/mandates');
  return ok({ mandateId: row!.id });
}

function amountsMakeSense({
  currency,
  maximumMinor,
  secondSignatoryAboveMinor: second,
}: MandateGrant): boolean {
  currencyDigits(currency);
  if (!Number.isSafeInteger(maximumMinor) || maximumMinor <= 0) return false;
  return second === null || (Number.isSafeInteger(second) && second >= 0 && second < maximumMinor);
}

function validityMakesSense({ validFrom, validUntil }: MandateGrant): boolean {
  const length = validUntil.getTime() - validFrom.getTime();
  return length > 0 && length <= twoYears;
}

async function actsFor(tx: Tx, personId: string, organisationId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.organisationId, organisationId)))
    .limit(1);
  return rows.length > 0;
}
