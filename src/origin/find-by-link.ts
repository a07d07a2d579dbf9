import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findDocumentFile, findSignatures, type SignatureSummary } from '@/documents/find-document';
import { readOrigin } from '@/documents/read-origin';
import { verifyFile } from '@/documents/verify-file';
import type { VerificationReport } from '@/pki/report';
import { findPortalById } from '@/portals/find-portals';
import type { OriginDocument } from '@/trade/origin-document';
import { type OriginCertificate, readLink } from './origin-certificate';
import { originCertificates } from './schema';

/** What whoever holds the paper may know: what was signed, by whom, and whether it still stands. Never a price. */
export interface CertificateAtLink {
  readonly state: 'issued' | 'withdrawn';
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
  /** the number of the certificate that took its place */
  readonly replacedBy: string | null;
  /** read out of the signed bytes */
  readonly origin: OriginDocument;
  /** the signature verified now */
  readonly indication: VerificationReport['indication'];
  readonly signature: SignatureSummary;
  readonly portal: NonNullable<Awaited<ReturnType<typeof findPortalById>>>;
}

/**
 * The certificate at a verification link, in the system's scope: the link's token is the permission. Null for a link
 * that is none, a token that is another's, and a certificate that was never issued.
 */
export async function findByLink(tx: Tx, link: string, now = new Date()): Promise<CertificateAtLink | null> {
  const asked = readLink(link);
  if (!asked) return null;
  const [certificate] = await tx
    .select()
    .from(originCertificates)
    .where(and(eq(originCertificates.token, asked.token), eq(originCertificates.number, asked.number)));
  if (!certificate || (certificate.state !== 'issued' && certificate.state !== 'withdrawn')) return null;
  const file = await findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId: certificate.id });
  const origin = file && readOrigin(file.revision.bytes);
  const [signature] = file ? await findSignatures(tx, file.document.id) : [];
  const portal = await findPortalById(tx, certificate.portalId);
  if (!file || !origin || !signature || !portal) return null;
  const { report } = await verifyFile(tx, file.revision.bytes, now);
  return {
    state: certificate.state,
    withdrawn: withdrawalOf(certificate),
    replacedBy: await replacementOf(tx, certificate),
    origin,
    indication: report.indication,
    signature,
    portal,
  };
}

function withdrawalOf({ withdrawnAt, withdrawnReason }: OriginCertificate) {
  return withdrawnAt && { at: withdrawnAt, reason: withdrawnReason ?? '' };
}

async function replacementOf(tx: Tx, { id }: OriginCertificate): Promise<string | null> {
  const [row] = await tx
    .select({ number: originCertificates.number })
    .from(originCertificates)
    .where(and(eq(originCertificates.replacesId, id), eq(originCertificates.state, 'issued')));
  return row?.number ?? null;
}
