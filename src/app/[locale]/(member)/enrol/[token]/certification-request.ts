import { z } from 'zod';
import { fromBase64 } from '@/pki/pem';

/** What the browser sends to have a key certified: PKCS#10 in base64, and where the key will be kept. */
export const certificationRequest = z.object({
  request: z.string().max(12_000).transform(fromBase64).pipe(z.instanceof(Uint8Array)),
  keyProtection: z.enum(['browser', 'file']),
});
