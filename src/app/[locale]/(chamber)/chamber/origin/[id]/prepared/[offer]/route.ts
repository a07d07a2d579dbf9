import { z } from 'zod';
import { pdfAnswer } from '@/app/pdf-answer';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { preparedDocument } from '@/documents/prepared-document';
import { scopeOf } from '@/members/actor';

/** The bytes offered for signature, to the registrar they were offered to and nobody else. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ offer: string }> },
): Promise<Response> {
  const { offer } = await params;
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(offer).success) return new Response(null, { status: 404 });
  const prepared = await inTransaction(scopeOf(actor), (tx) => preparedDocument(tx, actor, offer));
  return prepared.ok
    ? pdfAnswer(prepared.value)
    : Response.json({ code: prepared.refusal.code }, { status: 410 });
}
