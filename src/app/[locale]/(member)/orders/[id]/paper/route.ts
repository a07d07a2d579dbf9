import { z } from 'zod';
import { pdfAnswer } from '@/app/pdf-answer';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';

/** The order's paper, signed as far as it is, for its parties and the staff who may see it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(id).success) return new Response(null, { status: 404 });
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, id);
    const file = detail && (await findDocumentFile(tx, { kind: 'purchase-order', subjectId: id }));
    return detail && file ? { number: detail.order.number, bytes: file.revision.bytes } : null;
  });
  return found ? pdfAnswer(found.bytes, `${found.number}.pdf`) : new Response(null, { status: 404 });
}
