'use server';

import { z } from 'zod';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { acceptOrder } from '@/orders/accept-order';
import { approveOrder } from '@/orders/approve-order';
import { findOrder } from '@/orders/find-orders';
import { firstSignatoryOf } from '@/orders/first-signatory';
import { partyOf } from '@/orders/order';
import { placeOrder } from '@/orders/place-order';
import type { SubmitSignature } from '@/ui/signing/sign-document';

const submitted = z.object({
  offerId: z.uuid(),
  cms: z.base64().max(64_000),
  consents: z
    .array(
      z.object({
        kind: z.enum(['electronic', 'document', 'privacy']),
        wording: z.string().max(2000),
        language: z.string().max(10),
      }),
    )
    .length(3),
});

/** Takes a signature made in the browser: the buyer's places the order, the seller's accepts it, a second one approves. */
export async function submit(
  locale: string,
  orderId: string,
  signature: Parameters<SubmitSignature>[0],
): ReturnType<SubmitSignature> {
  const actor = await requireActor(locale);
  const parsed = submitted.safeParse(signature);
  if (!parsed.success || !z.uuid().safeParse(orderId).success) return { ok: false, code: 'input-invalid' };
  const input = {
    orderId,
    offerId: parsed.data.offerId,
    cms: new Uint8Array(Buffer.from(parsed.data.cms, 'base64')),
    consents: parsed.data.consents,
  };
  const result = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, orderId);
    const party = detail && partyOf(detail.order, actor.organisationId);
    if (detail && party && (await firstSignatoryOf(tx, detail.order, party)))
      return approveOrder(tx, actor, input);
    return party === 'seller' ? acceptOrder(tx, actor, input) : placeOrder(tx, actor, input);
  });
  return result.ok ? { ok: true } : { ok: false, code: result.refusal.code };
}
