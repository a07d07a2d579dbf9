import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { signInMessage } from '@/pki/sign-in-message';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import type { Result } from '@/trade/result';
import { offerChallenge } from '../offer-challenge';
import { type SignInRefusal, signIn } from '../sign-in';

const origin = 'https://market.example';

/** Signs in with a key and its certificate, as the browser would. System scope. */
export async function signInWithKey(
  tx: Tx,
  held: { readonly keys: CryptoKeyPair; readonly certificate: Uint8Array },
  now?: Date,
): Promise<Result<Actor, SignInRefusal>> {
  const { nonce } = await offerChallenge(tx, now);
  const signature = await webCryptoSigner(held.keys.privateKey).sign(signInMessage(origin, nonce));
  return await signIn(tx, { certificate: held.certificate, nonce, origin, signature }, now);
}
