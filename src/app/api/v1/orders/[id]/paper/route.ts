import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { answerIntegrator } from '../../../integrator';
import { problem } from '../../../problem';

/** The order's paper as PDF, signed as far as it is, for its parties and the staff who may see it. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  return await answerIntegrator(request, async (actor) => {
    const found = z.uuid().safeParse(id).success
      ? await inTransaction(scopeOf(actor), async (tx) => {
          const detail = await findOrder(tx, id);
          const file = detail && (await findDocumentFile(tx, { kind: 'purchase-order', subjectId: id }));
          return detail && file ? { number: detail.order.number, bytes: file.revision.bytes } : null;
        })
      : null;
    if (!found) return problem(404, 'There is no such order, or it is not yours to see.');
    return new Response(Buffer.from(found.bytes), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${found.number}.pdf"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
