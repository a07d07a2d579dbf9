import { z } from 'zod';
import type { IssuedCertificate } from '@/certificates/issue-for-person';
import { fromBase64, toBase64 } from '@/pki/pem';
import type { Result } from '@/trade/result';

/** What the browser sends to have a key certified: PKCS#10 in base64, and where the key will be kept. */
export const certificationRequest = z.object({
  certificationRequest: z.string().max(12_000).transform(fromBase64).pipe(z.instanceof(Uint8Array)),
  keyProtection: z.enum(['browser', 'file']),
});

/** What it is answered: certificates in base64, its own first, or the code of a refusal. */
export type Certified = { ok: true; certificates: string[] } | { ok: false; code: string };

export function certified(result: Result<IssuedCertificate>): Certified {
  if (!result.ok) return { ok: false, code: result.refusal.code };
  const { certificate, chain } = result.value;
  return { ok: true, certificates: [certificate, ...chain].map(toBase64) };
}
