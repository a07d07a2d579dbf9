'use server';

import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { signCertificate } from '@/origin/sign-certificate';
import type { SubmitOrigin } from '@/ui/signing/sign-origin';
import { requireRegistrar } from '../../../registrar';

const submitted = z.object({
  offerId: z.uuid(),
  cms: z.base64().max(64_000),
  consent: z.object({ wording: z.string().max(2000), language: z.string().max(10) }),
});

/** Takes a registrar's signature made in the browser; it issues the certificate. */
export async function submit(
  locale: string,
  certificateId: string,
  signature: Parameters<SubmitOrigin>[0],
): ReturnType<SubmitOrigin> {
  const actor = await requireRegistrar(locale);
  const parsed = submitted.safeParse(signature);
  if (!parsed.success || !z.uuid().safeParse(certificateId).success)
    return { ok: false, code: 'input-invalid' };
  const { offerId, cms, consent } = parsed.data;
  const input = { certificateId, offerId, cms: new Uint8Array(Buffer.from(cms, 'base64')), consent };
  const result = await inTransaction(scopeOf(actor), (tx) => signCertificate(tx, actor, input));
  return result.ok ? { ok: true } : { ok: false, code: result.refusal.code };
}
