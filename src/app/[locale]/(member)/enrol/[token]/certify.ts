'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { attemptsLeft } from '@/app/rate-limit';
import type { IssuedCertificate } from '@/certificates/issue-for-person';
import {
  issueMemberCertificate,
  type MemberCertificateRequest,
} from '@/certificates/issue-member-certificate';
import { recordRefusedRequest } from '@/certificates/record-refused-request';
import { resumeEnrolment } from '@/certificates/resume-enrolment';
import { inTransaction } from '@/db/transaction';
import { toBase64 } from '@/pki/pem';
import { certificationRequest } from './certification-request';

const input = certificationRequest.extend({ token: z.string().max(100) });

export type Certified = { ok: true; certificates: string[] } | { ok: false; code: string };

/** Has the key behind a PKCS#10 request certified, once per invitation; the same request is answered the same again. */
export async function certify(token: string, request: string, keyProtection: string): Promise<Certified> {
  if (!attemptsLeft('enrol', (await headers()).get('x-forwarded-for'))) {
    return { ok: false, code: 'too-many-attempts' };
  }
  const parsed = input.safeParse({ token, request, keyProtection });
  if (!parsed.success) return { ok: false, code: 'request-malformed' };
  const asked: MemberCertificateRequest = {
    token,
    certificationRequest: parsed.data.request,
    keyProtection: parsed.data.keyProtection,
  };
  const result = await inTransaction({ kind: 'system' }, (tx) => issueMemberCertificate(tx, asked));
  if (result.ok) return answer(result.value);
  const { code } = result.refusal;
  const issued =
    code === 'enrolment-used' &&
    (await inTransaction({ kind: 'system' }, (tx) => resumeEnrolment(tx, asked)));
  if (issued) return answer(issued);
  const refused = { certificationRequest: asked.certificationRequest, refusal: code };
  await inTransaction({ kind: 'system' }, (tx) => recordRefusedRequest(tx, { token }, refused));
  return { ok: false, code };
}

function answer({ certificate, chain }: IssuedCertificate): Certified {
  return { ok: true, certificates: [certificate, ...chain].map(toBase64) };
}
