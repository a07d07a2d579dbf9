import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { organisations, people } from '@/members/schema';
import { sha256Hex } from '@/pki/digest';
import { parseCertificationRequest } from '@/pki/pkcs10';
import { verifyProofOfPossession } from '@/pki/verify-pkcs10';
import { portals } from '@/portals/schema';
import { ok, type Result, refuse } from '@/trade/result';
import type { MemberCertificate } from './certificate';
import { chainAbove } from './chain-above';
import { type IssuedCertificate, type IssueRefusal, issueForPerson } from './issue-for-person';
import { lockCertificate } from './lock-certificate';
import { certificates } from './schema';
import { supersede } from './supersede-replaced';

export type RenewRefusal = IssueRefusal | 'not-allowed' | 'not-active' | 'same-key';

/**
 * Issues the successor of the certificate a member is signed in with, for a new key. Both are in force until the new
 * one first signs its holder in, which proves that its key arrived; only then is the old one superseded. Asked again
 * with the same request, because the answer was lost, gives the same certificate; a successor whose key was given up
 * is superseded by the next. Runs in system scope.
 */
export async function renewCertificate(
  tx: Tx,
  actor: Actor,
  input: { readonly certificationRequest: Uint8Array; readonly keyProtection: 'browser' | 'file' },
  now = new Date(),
): Promise<Result<IssuedCertificate, RenewRefusal>> {
  const found = await lockCertificate(tx, actor, actor.certificateId);
  if (!found.ok) return found;
  const { certificate } = found.value;
  if (certificate.personId !== actor.personId) return refuse('not-allowed');
  if (certificate.state !== 'active' || now > certificate.notAfter) return refuse('not-active');
  const request = parseCertificationRequest(input.certificationRequest);
  const keyFingerprint = request && sha256Hex(request.spki);
  if (keyFingerprint === certificate.keyFingerprint) return refuse('same-key');
  const successors = await findSuccessors(tx, certificate.id);
  const same = successors.find((successor) => successor.keyFingerprint === keyFingerprint);
  if (same && verifyProofOfPossession(request!)) return ok(await issuedBefore(tx, same));
  const { id: replaces, deviceName } = certificate;
  const holder = await holderOf(tx, replaces);
  const asked = { ...input, deviceName, replaces, issuedOn: replaces };
  const issued = await issueForPerson(tx, holder, asked, now);
  if (!issued.ok) return issued;
  for (const givenUp of successors) await supersede(tx, actor, givenUp, now);
  return issued;
}

/** Successors that nobody has signed in with yet: otherwise the certificate would not be active any more. */
async function findSuccessors(tx: Tx, certificateId: string): Promise<MemberCertificate[]> {
  return await tx
    .select()
    .from(certificates)
    .where(and(eq(certificates.replaces, certificateId), eq(certificates.state, 'active')))
    .for('update');
}

async function issuedBefore(tx: Tx, { id, der, authorityId }: MemberCertificate): Promise<IssuedCertificate> {
  return { certificateId: id, certificate: der, chain: await chainAbove(tx, authorityId) };
}

async function holderOf(tx: Tx, certificateId: string) {
  const [holder] = await tx
    .select({ person: people, organisation: organisations, portal: portals })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .leftJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(portals, eq(portals.id, people.portalId))
    .where(eq(certificates.id, certificateId));
  return holder!;
}
