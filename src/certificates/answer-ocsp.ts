import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { buildOcspResponse, type CertStatus, ocspErrorResponse } from '@/pki/build-ocsp-response';
import { isIssuedBy } from '@/pki/ocsp-cert-id';
import { type CertId, parseOcspRequest } from '@/pki/ocsp-request';
import type { RevocationReason } from '@/pki/revocation-reason';
import type { Authority } from './authority';
import { configuredKeyStore } from './configured-key-store';
import { findWorkingAuthority } from './find-authorities';
import { openAuthority } from './open-authority';
import { authorities, certificates } from './schema';
import { serialNumberOfOctets } from './serial-number';

export interface OcspAnswer {
  readonly der: Uint8Array;
  /** Set where the answer may be kept by caches (RFC 5019 section 6); null for errors and answers to a nonce. */
  readonly validity: { readonly thisUpdate: Date; readonly nextUpdate: Date } | null;
}

const answerLifetime = 3_600_000;

/**
 * Answers an OCSP request from the books (RFC 6960). What an authority never issued is `unknown`, never good. A
 * request about certificates of several issuers, or of none of ours, is answered `unauthorized`.
 */
export async function answerOcsp(tx: Tx, request: Uint8Array, now = new Date()): Promise<OcspAnswer> {
  const parsed = parseOcspRequest(request);
  if (!parsed.ok) return { der: ocspErrorResponse('malformedRequest'), validity: null };
  const issuer = await issuerOfAll(tx, parsed.certIds);
  const row = issuer && (await findWorkingAuthority(tx, { kind: 'ocsp', issuerId: issuer.id }, now));
  const responder = row && (await openAuthority(configuredKeyStore(), row));
  if (!responder) return { der: ocspErrorResponse('unauthorized'), validity: null };

  const thisUpdate = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const nextUpdate = new Date(thisUpdate.getTime() + answerLifetime);
  const statuses = await statusesOf(tx, issuer, parsed.certIds);
  const responses = parsed.certIds.map((certId, index) => ({
    certId: certId.raw,
    certStatus: statuses[index]!,
    thisUpdate,
    nextUpdate,
  }));
  const der = await buildOcspResponse({ responses, producedAt: thisUpdate, nonce: parsed.nonce }, responder);
  return { der, validity: parsed.nonce ? null : { thisUpdate, nextUpdate } };
}

type Issuer = Pick<Authority, 'id' | 'certificate'>;

async function issuerOfAll(tx: Tx, certIds: readonly CertId[]): Promise<Issuer | null> {
  const issuers = await tx
    .select({ id: authorities.id, certificate: authorities.certificate })
    .from(authorities)
    .where(eq(authorities.kind, 'issuing'));
  return (
    issuers.find(({ certificate }) => certIds.every((certId) => isIssuedBy(certId, certificate))) ?? null
  );
}

async function statusesOf(tx: Tx, issuer: Issuer, certIds: readonly CertId[]): Promise<CertStatus[]> {
  const serials = certIds.map(({ serial }) => serialNumberOfOctets(serial));
  const rows = await tx
    .select({
      serial: certificates.serial,
      revokedAt: certificates.revokedAt,
      reason: certificates.revocationReason,
    })
    .from(certificates)
    .where(and(eq(certificates.authorityId, issuer.id), inArray(certificates.serial, serials)));
  return serials.map((serial) => {
    const row = rows.find((candidate) => candidate.serial === serial);
    if (!row) return { status: 'unknown' };
    if (!row.revokedAt) return { status: 'good' };
    return {
      status: 'revoked',
      at: row.revokedAt,
      reason: (row.reason ?? 'unspecified') as RevocationReason,
    };
  });
}
