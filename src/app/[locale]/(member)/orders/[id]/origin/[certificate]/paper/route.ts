import { z } from 'zod';
import { pdfAnswer } from '@/app/pdf-answer';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { scopeOf } from '@/members/actor';
import { findCertificate } from '@/origin/find-certificates';

/** An issued certificate of origin, for the parties of its order. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; certificate: string }> },
): Promise<Response> {
  const { id, certificate: certificateId } = await params;
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(certificateId).success) return new Response(null, { status: 404 });
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const certificate = (await findCertificate(tx, certificateId))?.certificate;
    if (certificate?.orderId !== id || !['issued', 'withdrawn'].includes(certificate.state)) return null;
    const file = await findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId: certificateId });
    return file && { number: certificate.number, bytes: file.revision.bytes };
  });
  return found ? pdfAnswer(found.bytes, `${found.number}.pdf`) : new Response(null, { status: 404 });
}
