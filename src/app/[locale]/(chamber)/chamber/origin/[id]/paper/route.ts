import { z } from 'zod';
import { pdfAnswer } from '@/app/pdf-answer';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { findCertificate } from '@/origin/find-certificates';

/** The certificate's paper, signed as far as it is, for the registrars of its chamber. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(id).success) return new Response(null, { status: 404 });
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const certificate = (await findCertificate(tx, id))?.certificate;
    if (!certificate || !may(actor, 'certify-origin', { portalId: certificate.portalId })) return null;
    const file = await findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId: id });
    return file && { number: certificate.number, bytes: file.revision.bytes };
  });
  return found ? pdfAnswer(found.bytes, `${found.number}.pdf`) : new Response(null, { status: 404 });
}
