import { z } from 'zod';
import { recordRefusedSignIn } from '@/certificates/refused-sign-in';
import { type SignInAttempt, signIn } from '@/certificates/sign-in';
import { inTransaction } from '@/db/transaction';
import { fromBase64 } from '@/pki/pem';
import { attemptsLeft } from '../../rate-limit';
import { isOurOrigin } from './our-origin';

const base64 = (limit: number) => z.string().max(limit).transform(fromBase64).pipe(z.instanceof(Uint8Array));
const form = z.object({
  certificate: base64(8192),
  nonce: base64(64),
  signature: base64(1024),
  origin: z.string().max(200),
});

/**
 * What next-auth asks: whom do these credentials sign in? The id given back is the session's. A refusal is thrown as
 * its code, which next-auth hands to the sign-in page.
 */
export async function authorizeAttempt(
  credentials: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<{ id: string }> {
  const attempt = form.safeParse(credentials);
  if (!attempt.success) throw new Error('malformed');
  if (!attemptsLeft('sign-in', headers['x-forwarded-for'])) throw new Error('too-many-attempts');
  if (!isOurOrigin(attempt.data.origin)) throw new Error('wrong-origin');
  return { id: await openSession(attempt.data) };
}

async function openSession(attempt: SignInAttempt): Promise<string> {
  const result = await inTransaction({ kind: 'system' }, (tx) => signIn(tx, attempt));
  if (result.ok) return result.value.sessionId;
  const { code } = result.refusal;
  await inTransaction({ kind: 'system' }, (tx) => recordRefusedSignIn(tx, attempt, code));
  throw new Error(code);
}
