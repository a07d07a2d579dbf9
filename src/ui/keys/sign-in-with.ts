import { fromBase64, toBase64 } from '@/pki/pem';
import { signInMessage } from '@/pki/sign-in-message';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import type { HeldKey } from './held-key';

export type SignInOutcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Signs the server's challenge with the key and hands it in; a refusal comes back as its code. */
export async function signInWith({ privateKey, certificates }: HeldKey): Promise<SignInOutcome> {
  try {
    const nonce = await fetchChallenge();
    if (!nonce) return { ok: false, code: 'too-many-attempts' };
    const { origin } = location;
    const signature = await webCryptoSigner(privateKey).sign(signInMessage(origin, nonce));
    return await handIn({
      certificate: toBase64(certificates[0]),
      nonce: toBase64(nonce),
      signature: toBase64(signature),
      origin,
    });
  } catch (error) {
    // fetch says so when nobody answers
    if (error instanceof TypeError) return { ok: false, code: 'no-connection' };
    throw error;
  }
}

async function fetchChallenge(): Promise<Uint8Array | null> {
  const response = await fetch('/api/auth/challenge', { method: 'POST' });
  if (!response.ok) return null;
  return fromBase64(((await response.json()) as { nonce: string }).nonce);
}

/** next-auth's own protocol: its CSRF token first, then the credentials; an error stands in the URL it answers with. */
async function handIn(credentials: Readonly<Record<string, string>>): Promise<SignInOutcome> {
  const csrf = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const response = await fetch('/api/auth/callback/key', {
    method: 'POST',
    body: new URLSearchParams({ ...credentials, ...csrf, json: 'true', callbackUrl: '/' }),
  });
  const { url } = (await response.json()) as { url: string };
  const code = new URL(url, location.origin).searchParams.get('error');
  return code === null && response.ok ? { ok: true } : { ok: false, code: code ?? 'malformed' };
}
