import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { people } from '@/members/schema';
import { sha256Hex } from '@/pki/digest';
import { tokenDigest } from './open-enrolment';
import { enrolments } from './schema';

/**
 * Writes a refused request for a certificate down: by which invitation or whose renewal, which request, and why. In a
 * transaction of its own, in system scope, as the refused one is undone.
 */
export async function recordRefusedRequest(
  tx: Tx,
  by: { readonly token: string } | { readonly actor: Actor },
  refused: { readonly certificationRequest: Uint8Array; readonly refusal: string },
): Promise<void> {
  const origin = 'actor' in by ? renewal(by.actor) : await invitation(tx, by.token);
  await appendEntry(tx, {
    ...origin,
    action: 'certificate-request-refused',
    facts: { refusal: refused.refusal, requestDigest: sha256Hex(refused.certificationRequest) },
  });
}

function renewal({ personId, portalId, certificateId }: Actor) {
  return { actorId: personId, portalId, subjectType: 'certificate', subjectId: certificateId };
}

async function invitation(tx: Tx, token: string) {
  const digest = tokenDigest(token);
  const [known] = await tx
    .select({ id: enrolments.id, personId: enrolments.personId, portalId: people.portalId })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(eq(enrolments.tokenDigest, digest));
  return {
    actorId: known?.personId ?? null,
    portalId: known?.portalId ?? null,
    subjectType: 'enrolment',
    subjectId: known?.id ?? Buffer.from(digest).toString('hex'),
  };
}
