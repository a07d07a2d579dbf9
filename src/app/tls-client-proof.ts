import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { firstPem, fromBase64 } from '@/pki/pem';

/**
 * How a client certificate travels from whoever ended the TLS connection to the application, on a hop nobody else
 * writes to. The listener of `npm run start:mtls` proves each request (method, path, certificate, time, nonce) with an
 * HMAC; nginx, which cannot, sends the shared secret itself. Without either, the certificate is a stranger's claim.
 */
export const tlsClientHeaders = {
  /** DER in base64 from the listener; PEM, URL-encoded, from nginx ($ssl_client_escaped_cert) */
  certificate: 'x-tradeseal-client-certificate',
  /** `v1 <milliseconds> <nonce> <HMAC-SHA-256 in base64url>` */
  proof: 'x-tradeseal-client-proof',
  secret: 'x-tradeseal-client-secret',
} as const;

/** Everything under this prefix is the hop's to say; from outside it is removed. */
export const tlsClientHeaderPrefix = 'x-tradeseal-client';

export interface ProvedRequest {
  readonly method: string;
  /** With its query, as on the request line. */
  readonly path: string;
}

const proofLifetime = 30_000;
const longestCertificate = 16_384;

/** The headers that speak for a client with this certificate (DER), for this request only. */
export function proveTlsClient(
  secret: string,
  request: ProvedRequest,
  certificate: Uint8Array,
  now = new Date(),
): Record<string, string> {
  const [time, nonce] = [String(now.getTime()), randomBytes(16).toString('base64url')];
  return {
    [tlsClientHeaders.certificate]: Buffer.from(certificate).toString('base64'),
    [tlsClientHeaders.proof]: `v1 ${time} ${nonce} ${macOf(secret, request, certificate, time, nonce)}`,
  };
}

/**
 * The certificate that authenticated headers speak of, DER; null when there is none or nobody we trust says so. The
 * path is compared as well where the caller knows it.
 */
export function readTlsClient(
  headers: Pick<Headers, 'get'>,
  secret: string,
  request: ProvedRequest,
  now = new Date(),
): Uint8Array | null {
  const text = headers.get(tlsClientHeaders.certificate);
  if (!text || text.length > longestCertificate) return null;
  const shared = headers.get(tlsClientHeaders.secret);
  if (shared !== null) return isSame(shared, secret) ? fromEscapedPem(text) : null;
  const certificate = fromBase64(text);
  const [version, time = '', nonce = '', mac = '', ...rest] =
    headers.get(tlsClientHeaders.proof)?.split(' ') ?? [];
  if (version !== 'v1' || rest.length > 0 || !certificate) return null;
  if (!/^\d{13}$/.test(time) || Math.abs(now.getTime() - Number(time)) > proofLifetime) return null;
  return isSame(mac, macOf(secret, request, certificate, time, nonce)) ? certificate : null;
}

function macOf(
  secret: string,
  { method, path }: ProvedRequest,
  certificate: Uint8Array,
  time: string,
  nonce: string,
): string {
  const digest = createHash('sha256').update(certificate).digest('hex');
  // no part holds a line feed: the request line and headers cannot
  const said = ['tradeseal tls client v1', method, path, digest, time, nonce].join('\n');
  return createHmac('sha256', secret).update(said).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return timingSafeEqual(a!, b!);
}

function fromEscapedPem(text: string): Uint8Array | null {
  try {
    return firstPem(decodeURIComponent(text), 'CERTIFICATE');
  } catch {
    return null;
  }
}
