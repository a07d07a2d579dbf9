import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import type { Actor } from '@/members/actor';
import {
  type Approval,
  type ApproveRefusal,
  approveApplication,
} from '@/members/applications/approve-application';
import type { Sanctions } from '@/members/applications/configured-sanctions';
import { findPerson } from '@/members/find-people';
import { sendLetter } from '@/notifications/send-letter';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { ok, type Result, refuse } from '@/trade/result';
import { invitePerson } from './invite-person';

/**
 * Approves an application and, with the second registrar's approval, invites the signatory of the new member to make
 * a key; the link goes to their own address, and to nobody else.
 */
export async function admitApplicant(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly sanctions: Sanctions },
  now = new Date(),
): Promise<Result<Approval, ApproveRefusal>> {
  const approved = await approveApplication(tx, actor, input, now);
  if (!approved.ok || approved.value.outcome === 'one-of-two') return approved;
  const { personId, organisationId } = approved.value;
  const invited = await invitePerson(tx, actor, { personId, organisationId }, now);
  if (!invited.ok) return refuse('not-allowed');
  await mailInvitation(tx, personId, invited.value.token);
  return ok(approved.value);
}

async function mailInvitation(tx: Tx, personId: string, token: string): Promise<void> {
  const [person] = await findPerson(tx, personId);
  if (!person?.portalId) throw new Error('a person just registered belongs to a portal');
  const [portal] = await tx.select().from(portals).where(eq(portals.id, person.portalId));
  const locale = isLocale(person.locale) ? person.locale : 'en';
  await sendLetter(tx, {
    to: person.email,
    locale,
    kind: 'invitation',
    portalId: person.portalId,
    facts: {
      person: person.name,
      organisation: person.organisationName ?? '',
      chamber: textIn(locale, portal!.chamberName),
    },
    secretPath: `/${locale}/enrol/${token}`,
  });
}
