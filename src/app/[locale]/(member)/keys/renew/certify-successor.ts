'use server';

import { headers } from 'next/headers';
import { attemptsLeft } from '@/app/rate-limit';
import { currentActor } from '@/app/session';
import { certifyRenewal } from '@/certificates/certify-request';
import { type Certified, certificationRequest, certified } from '../../enrol/[token]/certification-request';

/** Has the new key of a signed-in member certified as the successor of the certificate in use. */
export async function certifySuccessor(request: string, keyProtection: string): Promise<Certified> {
  if (!attemptsLeft('enrol', (await headers()).get('x-forwarded-for'))) {
    return { ok: false, code: 'too-many-attempts' };
  }
  const actor = await currentActor();
  if (!actor) return { ok: false, code: 'not-active' };
  const parsed = certificationRequest.safeParse({ certificationRequest: request, keyProtection });
  return parsed.success
    ? certified(await certifyRenewal(actor, parsed.data))
    : { ok: false, code: 'request-malformed' };
}
