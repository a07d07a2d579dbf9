import { offerChallenge } from '@/certificates/offer-challenge';
import { inTransaction } from '@/db/transaction';
import { toBase64 } from '@/pki/pem';
import { attemptsLeft } from '../../../rate-limit';

/** A nonce to sign with the member's key: { nonce } in base64. */
export async function POST(request: Request): Promise<Response> {
  if (!attemptsLeft('challenge', request.headers.get('x-forwarded-for'))) {
    return Response.json({ code: 'too-many-attempts' }, { status: 429, headers: { 'retry-after': '60' } });
  }
  const { nonce, expiresAt } = await inTransaction({ kind: 'system' }, (tx) => offerChallenge(tx));
  return Response.json(
    { nonce: toBase64(nonce), expiresAt: expiresAt.toISOString() },
    { headers: { 'cache-control': 'no-store' } },
  );
}
