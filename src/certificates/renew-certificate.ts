import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { organisations, people } from '@/members/schema';
import { sha256Hex } from '@/pki/digest';
import { parseCertificationRequest } from '@/pki/pkcs10';
import { portals } from '@/portals/schema';
import { type Result, refuse } from '@/trade/result';
import { changeCertificateState } from './change-certificate-state';
import { type IssuedCertificate, type IssueRefusal, issueForPerson } from './issue-for-person';
import { lockCertificate } from './lock-certificate';
import { certificates } from './schema';

export type RenewRefusal = IssueRefusal | 'not-allowed' | 'not-active' | 'same-key';

/**
 * Replaces the certificate a member is signed in with by one for a new key, before it expires or for a new computer.
 * The old one is superseded at once and its sessions end: the member signs in with the new key. Runs in system scope.
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
  if (request && sha256Hex(request.spki) === certificate.keyFingerprint) return refuse('same-key');
  const [holder] = await tx
    .select({ person: people, organisation: organisations, portal: portals })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .leftJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(portals, eq(portals.id, people.portalId))
    .where(eq(certificates.id, certificate.id));
  const issued = await issueForPerson(tx, holder!, input, now);
  if (!issued.ok) return issued;
  const listed = { at: now, reason: 'superseded' } as const;
  const change = {
    state: 'superseded',
    listed,
    action: 'certificate-superseded',
    capacity: 'holder',
  } as const;
  await changeCertificateState(tx, actor, certificate, change, now);
  return issued;
}
