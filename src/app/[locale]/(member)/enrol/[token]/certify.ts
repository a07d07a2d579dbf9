'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { attemptsLeft } from '@/app/rate-limit';
import { certifyInvited } from '@/certificates/certify-request';
import { type Certified, certificationRequest, certified } from './certification-request';

const input = certificationRequest.extend({ token: z.string().max(100) });

/** Has the key behind a PKCS#10 request certified, once per invitation; the same request is answered the same again. */
export async function certify(token: string, request: string, keyProtection: string): Promise<Certified> {
  if (!attemptsLeft('enrol', (await headers()).get('x-forwarded-for'))) {
    return { ok: false, code: 'too-many-attempts' };
  }
  const parsed = input.safeParse({ token, certificationRequest: request, keyProtection });
  return parsed.success
    ? certified(await certifyInvited(parsed.data))
    : { ok: false, code: 'request-malformed' };
}
