import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { preparedDocument } from '@/documents/prepared-document';
import { scopeOf } from '@/members/actor';
import { pdfAnswer } from './pdf-answer';
import { currentActor } from './session';

/** The bytes offered for signature, to the person they were offered to and nobody else. */
export async function preparedAnswer(offer: string): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(offer).success) return new Response(null, { status: 404 });
  const prepared = await inTransaction(scopeOf(actor), (tx) => preparedDocument(tx, actor, offer));
  return prepared.ok
    ? pdfAnswer(prepared.value)
    : Response.json({ code: prepared.refusal.code }, { status: 410 });
}
