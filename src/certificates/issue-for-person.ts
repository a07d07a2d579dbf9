import { appendEntry } from '@/audit/append-entry';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { parseCertificate } from '@/pki/certificate';
import { issueCertificate } from '@/pki/issue-certificate';
import { ok, type Result, refuse } from '@/trade/result';
import { urlsOf } from './authority';
import { memberCertificateDays } from './certificate';
import { policiesOf } from './certificate-policy';
import { certifiableEmail, certificateSubject } from './certificate-subject';
import { certifiedPerson } from './certified-person';
import { chainAbove } from './chain-above';
import { checkRequest, type RequestRefusal } from './check-request';
import { configuredKeyStore } from './configured-key-store';
import { findWorkingAuthority } from './find-authorities';
import type { Enrolment } from './find-enrolment';
import { openAuthority } from './open-authority';
import { certificates } from './schema';

export interface IssueRequest {
  /** PKCS#10, DER. */
  readonly certificationRequest: Uint8Array;
  readonly keyProtection: 'browser' | 'file';
  readonly deviceName?: string | null;
  /** The certificate that the new one takes the place of, once it has signed its holder in. */
  readonly replaces?: string | null;
  /** The certificate whose holder asks, where the chamber did not invite. */
  readonly issuedOn?: string | null;
}
export interface IssuedCertificate {
  readonly certificateId: string;
  readonly certificate: Uint8Array;
  /** The issuing authority and the root, DER. */
  readonly chain: readonly Uint8Array[];
}
export type IssueRefusal =
  | RequestRefusal
  | 'no-issuing-authority'
  | 'email-not-certifiable'
  | 'profile-violated';

/** Checks the request, composes the certificate from the chamber's books, has it signed, and enters it. */
export async function issueForPerson(
  tx: Tx,
  whom: Pick<Enrolment, 'person' | 'organisation' | 'portal'>,
  input: IssueRequest,
  now: Date,
): Promise<Result<IssuedCertificate, IssueRefusal>> {
  const portalId = whom.portal?.id ?? null;
  const authority = await findWorkingAuthority(tx, { kind: 'issuing', portalId }, now);
  const opened = authority && (await openAuthority(configuredKeyStore(), authority));
  if (!opened) return refuse('no-issuing-authority');
  const certified = certifiedPerson(whom, authority);
  const email = certifiableEmail(whom.person.email);
  if (!email) return refuse('email-not-certifiable');
  const request = await checkRequest(tx, input.certificationRequest, { personId: whom.person.id, certified });
  if (!request.ok) return request;

  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const wantedEnd = notBefore.getTime() + memberCertificateDays * 86_400_000;
  const issuance = await issueCertificate(
    {
      profile: 'end-entity',
      subject: certificateSubject(certified),
      spki: request.value.spki,
      notBefore,
      notAfter: new Date(Math.min(wantedEnd, authority.notAfter.getTime())),
      email,
      policies: policiesOf(input.keyProtection),
      urls: urlsOf(config().baseUrl, authority),
    },
    opened,
  );
  if (!issuance.issued) return refuse('profile-violated', { rule: issuance.findings[0]!.rule });
  const { certificate: der } = issuance;
  const { serialNumber, fingerprint, subject, notAfter } = parseCertificate(der);
  const [row] = await tx
    .insert(certificates)
    .values({
      authorityId: authority.id,
      portalId,
      personId: whom.person.id,
      organisationId: whom.organisation?.id ?? null,
      serial: serialNumber,
      fingerprint,
      keyFingerprint: request.value.keyFingerprint,
      subject: subject.text,
      der,
      keyProtection: input.keyProtection,
      deviceName: input.deviceName ?? null,
      replaces: input.replaces ?? null,
      issuedOn: input.issuedOn ?? null,
      state: 'active',
      notBefore,
      notAfter,
      issuedAt: now,
    })
    .returning({ id: certificates.id });
  const certificateId = row!.id;
  await appendEntry(tx, {
    actorId: whom.person.id,
    portalId,
    action: 'certificate-issued',
    subjectType: 'certificate',
    subjectId: certificateId,
    facts: {
      fingerprint,
      serial: serialNumber,
      authorityId: authority.id,
      keyProtection: input.keyProtection,
      replaces: input.replaces ?? null,
      issuedOn: input.issuedOn ?? null,
    },
  });
  return ok({ certificateId, certificate: der, chain: await chainAbove(tx, authority.id) });
}
