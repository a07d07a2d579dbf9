'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { attemptsLeft } from '@/app/rate-limit';
import { adoptInvited } from '@/certificates/certify-request';
import { fromBase64 } from '@/pki/pem';

const der = z.string().max(12_000).transform(fromBase64).pipe(z.instanceof(Uint8Array));
const input = z.object({ token: z.string().max(100), certificate: der, certificationRequest: der });

/** Takes a certificate that a recognised authority issued, in base64, with a proof of its key; null or why not. */
export async function adopt(token: string, certificate: string, request: string): Promise<string | null> {
  if (!attemptsLeft('enrol', (await headers()).get('x-forwarded-for'))) return 'too-many-attempts';
  const parsed = input.safeParse({ token, certificate, certificationRequest: request });
  if (!parsed.success) return 'request-malformed';
  const adopted = await adoptInvited(parsed.data);
  return adopted.ok ? null : adopted.refusal.code;
}
