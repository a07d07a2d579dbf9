import type { Tx } from '@/db/connection';
import { ok, type Result } from '@/trade/result';
import type { Actor } from '../actor';
import { memberRoles, organisationFacts, personFacts } from '../organisation';
import { type RegisterOrganisationRefusal, registerOrganisation } from '../register-organisation';
import { type RegisterPersonRefusal, registerPerson } from '../register-person';
import type { applications } from '../schema';
import { organisationIdentifierOf } from './application-pieces';
import { registerProducers } from './register-producers';

/** Makes members of an applicant: the organisation, the signatory as its owner, and its producers. */
export async function registerApplicant(
  tx: Tx,
  actor: Actor,
  application: typeof applications.$inferSelect,
): Promise<
  Result<{ organisationId: string; personId: string }, RegisterOrganisationRefusal | RegisterPersonRefusal>
> {
  const { id, portalId, locale } = application;
  const organisation = application.organisation!;
  const registered = await registerOrganisation(tx, actor, {
    portalId,
    facts: organisationFacts.parse({
      ...organisation,
      organisationIdentifier: organisationIdentifierOf(organisation),
    }),
  });
  if (!registered.ok) return registered;
  const { organisationId } = registered.value;
  const { sells, buys } = organisation;
  const roles = memberRoles.filter(
    (role) => role === 'owner' || (role === 'seller' && sells) || (role === 'buyer' && buys),
  );
  const person = await registerPerson(tx, actor, {
    organisationId,
    facts: personFacts.parse({ ...application.signatory!, roles }),
  });
  if (!person.ok) return person;
  await registerProducers(tx, actor, { applicationId: id, organisationId, locale });
  return ok({ organisationId, personId: person.value.personId });
}
