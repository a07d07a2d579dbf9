import { invitePerson } from '@/certificates/invite-person';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { registerStaff, type StaffFacts } from '@/members/register-staff';
import { sendLetter } from '@/notifications/send-letter';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { ok, type Result, refuse } from '@/trade/result';

/** Enters a registrar of a chamber and sends them the way to their key. The token is for the operator to show once. */
export async function inviteRegistrar(
  tx: Tx,
  actor: Actor,
  input: { readonly portal: Portal; readonly registrar: StaffFacts },
  now = new Date(),
): Promise<Result<{ personId: string; token: string }, 'not-allowed' | 'person-already-registered'>> {
  const { portal, registrar } = input;
  const registered = await registerStaff(tx, actor, { portalId: portal.id, facts: registrar });
  if (!registered.ok) return registered;
  const { personId } = registered.value;
  const invited = await invitePerson(tx, actor, { personId, organisationId: null }, now);
  if (!invited.ok) return refuse('not-allowed');
  const { token } = invited.value;
  await sendLetter(tx, {
    to: registrar.email,
    locale: registrar.locale,
    kind: 'staff-invitation',
    facts: { person: registrar.name, chamber: textIn(registrar.locale, portal.chamberName) },
    portalId: portal.id,
    secretPath: `/${registrar.locale}/enrol/${token}`,
  });
  return ok({ personId, token });
}
