'use server';

import { headers } from 'next/headers';
import { attemptsLeft } from '@/app/rate-limit';
import { currentActor } from '@/app/session';
import { recordRefusedRequest } from '@/certificates/record-refused-request';
import { renewCertificate } from '@/certificates/renew-certificate';
import { inTransaction } from '@/db/transaction';
import { toBase64 } from '@/pki/pem';
import { certificationRequest } from '../../enrol/[token]/certification-request';
import type { Certified } from '../../enrol/[token]/certify';

/** Has the new key of a signed-in member certified as the successor of the certificate in use. */
export async function certifyRenewal(request: string, keyProtection: string): Promise<Certified> {
  if (!attemptsLeft('enrol', (await headers()).get('x-forwarded-for'))) {
    return { ok: false, code: 'too-many-attempts' };
  }
  const actor = await currentActor();
  if (!actor) return { ok: false, code: 'not-active' };
  const parsed = certificationRequest.safeParse({ request, keyProtection });
  if (!parsed.success) return { ok: false, code: 'request-malformed' };
  const asked = { certificationRequest: parsed.data.request, keyProtection: parsed.data.keyProtection };
  const result = await inTransaction({ kind: 'system' }, (tx) => renewCertificate(tx, actor, asked));
  if (result.ok) {
    const { certificate, chain } = result.value;
    return { ok: true, certificates: [certificate, ...chain].map(toBase64) };
  }
  const refusal = result.refusal.code;
  await inTransaction({ kind: 'system' }, (tx) => recordRefusedRequest(tx, { actor }, { ...asked, refusal }));
  return { ok: false, code: refusal };
}
