import { and, asc, eq, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { type Certificate, certificateIn, parseCertificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { namesOtherKey } from '@/pki/names-other-key';
import { sameOctets } from '@/pki/octets';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority } from './authority';
import { chainAbove } from './chain-above';
import { checkRequest, type RequestRefusal } from './check-request';
import { hasRoomForDevice, mostDevices } from './device-room';
import { type Enrolment, type EnrolmentRefusal, findEnrolment } from './find-enrolment';
import type { IssuedCertificate } from './issue-for-person';
import { authorities, certificates, enrolments } from './schema';
import { tellOfNewDevice } from './tell-holder';
import { validationMaterial } from './validation-material';

export type AdoptRefusal =
  | EnrolmentRefusal
  | RequestRefusal
  | 'too-many-devices'
  | 'not-for-staff'
  | 'not-recognised'
  | 'purpose-missing'
  | 'names-another-person'
  | 'names-another-organisation'
  | 'revocation-unknown'
  | 'certificate-revoked'
  | 'certificate-expired'
  | 'certificate-not-yet-valid';

export interface AdoptedCertificate {
  /** The token of the invitation: holding it is the permission. */
  readonly token: string;
  /** The certificate that another's authority issued, DER. */
  readonly certificate: Uint8Array;
  /** PKCS#10 with the certificate's own key, DER: nothing is certified by it, it proves possession. */
  readonly certificationRequest: Uint8Array;
}

/**
 * Takes the certificate of a recognised authority for the one an invitation promises, once: it is in force by that
 * authority's own fresh list, may sign in and sign documents, and names the person and the organisation whom the chamber
 * invited. From then on it is a member's certificate like any other, but that its revocation lists come from elsewhere.
 * Runs in system scope. A refusal leaves the invitation open.
 */
export async function adoptCertificate(
  tx: Tx,
  input: AdoptedCertificate,
  now = new Date(),
): Promise<Result<IssuedCertificate, AdoptRefusal>> {
  const enrolment = await findEnrolment(tx, input.token, now, { lock: true });
  if (!enrolment.ok) return enrolment;
  const { person, organisation, portal, purpose, replaces } = enrolment.value;
  if (!organisation || !portal) return refuse('not-for-staff');
  const holder = { personId: person.id, organisationId: organisation.id, replaces };
  if (purpose === 'own-device' && !(await hasRoomForDevice(tx, holder, now)))
    return refuse('too-many-devices', { most: mostDevices });
  const certificate = certificateIn(input.certificate);
  const authority = certificate && (await issuerOf(tx, certificate, portal.id));
  if (!authority) return refuse('not-recognised');
  const standing = await checkPath(tx, certificate, authority, now);
  if (!standing.ok) return standing;
  const named = checkNames(certificate, enrolment.value);
  if (!named.ok) return named;
  const { legalName: organisationName, organisationIdentifier, country } = organisation;
  const certified = { personName: person.latinName, organisationName, organisationIdentifier, country };
  const owner = { personId: person.id, certified };
  const request = await checkRequest(tx, input.certificationRequest, owner);
  if (!request.ok) return request;
  if (!sameOctets(request.value.spki, certificate.spki)) return refuse('possession-not-proved');
  const certificateId = await enter(tx, enrolment.value, certificate, authority, request.value, now);
  if (purpose === 'own-device') await tellOfNewDevice(tx, enrolment.value);
  return ok({ certificateId, certificate: certificate.der, chain: await chainAbove(tx, authority.id) });
}

/** The authorities of others that a market recognises, in the order it came to. */
export async function findRecognised(tx: Tx, portalId: string): Promise<Authority[]> {
  return await tx
    .select()
    .from(authorities)
    .where(
      and(
        eq(authorities.kind, 'recognised'),
        eq(authorities.portalId, portalId),
        isNull(authorities.revokedAt),
      ),
    )
    .orderBy(asc(authorities.id));
}

/** By name and, where both certificates tell it, by key: an authority that takes a new key may keep its name. */
async function issuerOf(tx: Tx, certificate: Certificate, portalId: string): Promise<Authority | null> {
  const recognised = await findRecognised(tx, portalId);
  const isIssuer = (authority: Authority) => {
    const issuer = parseCertificate(authority.certificate);
    return sameOctets(issuer.subject.der, certificate.issuer.der) && !namesOtherKey(certificate, issuer);
  };
  return recognised.find(isIssuer) ?? null;
}

/** In force now, by fresh lists all the way up, and good for both things a member's key does. */
async function checkPath(
  tx: Tx,
  certificate: Certificate,
  authority: Authority,
  at: Date,
): Promise<Result<null, AdoptRefusal>> {
  if (certificate.basicConstraints?.ca || !certificate.keyUsage?.has('digitalSignature'))
    return refuse('purpose-missing');
  const { anchors, intermediates, crls } = await validationMaterial(tx, eq(authorities.id, authority.id));
  for (const keyPurpose of [oid.clientAuth, oid.documentSigning]) {
    const verdict = validatePath({
      leaf: certificate.der,
      intermediates,
      anchors,
      crls,
      ocspResponses: [],
      at,
      keyPurpose,
      revocation: 'require',
    });
    if (!verdict.valid) return refuse(refusalOf(verdict), { reason: verdict.reasonCode });
  }
  return ok(null);
}

function refusalOf(verdict: { readonly subIndication: string; readonly reasonCode: string }): AdoptRefusal {
  if (verdict.reasonCode.includes('key-purpose')) return 'purpose-missing';
  return bySubIndication[verdict.subIndication] ?? 'not-recognised';
}

const bySubIndication: Readonly<Record<string, AdoptRefusal>> = {
  REVOKED: 'certificate-revoked',
  REVOKED_NO_POE: 'certificate-revoked',
  EXPIRED: 'certificate-expired',
  NOT_YET_VALID: 'certificate-not-yet-valid',
  TRY_LATER: 'revocation-unknown',
};

/**
 * Whom the certificate names: every word of the person's Latin name, in whatever order and company the authority writes
 * it, and exactly the organisation's identifier, which is how everybody who checks a signature knows the organisation.
 */
function checkNames(
  { subject }: Certificate,
  { person, organisation }: Enrolment,
): Result<null, AdoptRefusal> {
  const named = [oid.commonName, oid.givenName, oid.surname].flatMap((type) =>
    wordsOf(attributeValue(subject, type) ?? ''),
  );
  const isThePerson = wordsOf(person.latinName).every((word) => named.includes(word));
  if (!isThePerson) return refuse('names-another-person');
  const identifier = attributeValue(subject, oid.organizationIdentifier)?.trim();
  return identifier === organisation?.organisationIdentifier.trim()
    ? ok(null)
    : refuse('names-another-organisation');
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

async function enter(
  tx: Tx,
  { id, person, organisation, portal, deviceName, replaces, issuedOn }: Enrolment,
  { der, serialNumber, fingerprint, subject, notBefore, notAfter }: Certificate,
  authority: Authority,
  { keyFingerprint }: { readonly keyFingerprint: string },
  now: Date,
): Promise<string> {
  const [row] = await tx
    .insert(certificates)
    .values({
      ...{ authorityId: authority.id, portalId: portal?.id, personId: person.id },
      ...{ organisationId: organisation?.id, serial: serialNumber, fingerprint, keyFingerprint },
      ...{ subject: subject.text, der, keyProtection: 'file', deviceName, replaces, issuedOn },
      ...{ state: 'active', notBefore, notAfter, issuedAt: now },
    })
    .returning({ id: certificates.id });
  const certificateId = row!.id;
  await tx.update(enrolments).set({ usedAt: now, certificateId }).where(eq(enrolments.id, id));
  await appendEntry(tx, {
    actorId: person.id,
    portalId: portal?.id ?? null,
    action: 'certificate-adopted',
    subjectType: 'certificate',
    subjectId: certificateId,
    facts: { fingerprint, serial: serialNumber, authorityId: authority.id, replaces, issuedOn },
  });
  return certificateId;
}
