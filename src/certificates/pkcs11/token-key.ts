import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, randomBytes } from 'node:crypto';
import { contents, readDer } from '@/pki/der-read';
import { objectIdentifier } from '@/pki/der-write';
import { ecdsaRawToDer } from '@/pki/ecdsa-signature';
import type { KeyKind } from '@/pki/node-signer';
import { oid } from '@/pki/oids';
import type { SignatureAlgorithm } from '@/pki/signer';
import { KeyStoreError } from '../key-store';
import type { Token } from './token';

/** A key pair in the token: the CKA_ID that finds the private half, and the public half (SubjectPublicKeyInfo, DER). */
export interface TokenKey {
  readonly ckaId: Uint8Array;
  readonly spki: Uint8Array;
}

const curves = {
  p256: { name: 'P-256', parameters: objectIdentifier(oid.p256) },
  p384: { name: 'P-384', parameters: objectIdentifier('1.3.132.0.34') },
} as const;

/** Makes a key that never leaves the token: sensitive, not extractable, good for signing only. */
export function generateInToken(token: Token, kind: KeyKind, label: string): TokenKey {
  const { binding: p11, library, session } = token;
  const ckaId = randomBytes(16);
  const isRsa = kind === 'rsa3072';
  const publicTemplate = [
    { type: p11.CKA_TOKEN, value: false },
    { type: p11.CKA_VERIFY, value: true },
    ...(isRsa
      ? [
          { type: p11.CKA_MODULUS_BITS, value: 3072 },
          { type: p11.CKA_PUBLIC_EXPONENT, value: Buffer.from([1, 0, 1]) },
        ]
      : [{ type: p11.CKA_EC_PARAMS, value: Buffer.from(curves[kind].parameters) }]),
  ];
  const mechanism = isRsa ? p11.CKM_RSA_PKCS_KEY_PAIR_GEN : p11.CKM_EC_KEY_PAIR_GEN;
  const keys = library.C_GenerateKeyPair(
    session,
    { mechanism },
    publicTemplate,
    privateTemplate(token, ckaId, label),
  );
  const jwk = isRsa ? rsaJwk(token, keys.publicKey) : ecJwk(token, keys.publicKey, curves[kind].name);
  return { ckaId, spki: spkiOf(jwk) };
}

/** Takes a PKCS#8 key into the token; not every HSM allows it. */
export function importIntoToken(token: Token, pkcs8: Uint8Array, label: string): TokenKey {
  const { binding: p11, library, session } = token;
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const jwk = key.export({ format: 'jwk' });
  const ckaId = randomBytes(16);
  const template = [
    { type: p11.CKA_CLASS, value: p11.CKO_PRIVATE_KEY },
    ...privateTemplate(token, ckaId, label),
    ...(jwk.kty === 'RSA' ? rsaPrivate(token, jwk) : ecPrivate(token, jwk)),
  ];
  library.C_CreateObject(session, template);
  return { ckaId, spki: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })) };
}

/** Signs with the private half; ECDSA comes as r‖s from the token and leaves as DER. */
export function signInToken(
  token: Token,
  ckaId: Uint8Array,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
) {
  const { binding: p11, library, session } = token;
  const key = findPrivateKey(token, ckaId);
  if (algorithm === 'rsa-sha256') {
    library.C_SignInit(session, { mechanism: p11.CKM_SHA256_RSA_PKCS }, key);
    return new Uint8Array(library.C_Sign(session, Buffer.from(data), Buffer.alloc(1024)));
  }
  const digest = createHash(algorithm === 'ecdsa-sha384' ? 'sha384' : 'sha256')
    .update(data)
    .digest();
  library.C_SignInit(session, { mechanism: p11.CKM_ECDSA }, key);
  return ecdsaRawToDer(library.C_Sign(session, digest, Buffer.alloc(256)));
}

/** The handle of the private key. Throws KeyStoreError when the token has it no more. */
export function findPrivateKey({ binding: p11, library, session }: Token, ckaId: Uint8Array): Buffer {
  library.C_FindObjectsInit(session, [
    { type: p11.CKA_CLASS, value: p11.CKO_PRIVATE_KEY },
    { type: p11.CKA_ID, value: Buffer.from(ckaId) },
  ]);
  const found = library.C_FindObjects(session, 2);
  library.C_FindObjectsFinal(session);
  if (found.length !== 1) throw new KeyStoreError('the token does not hold the key');
  return found[0]!;
}

function privateTemplate({ binding: p11 }: Token, ckaId: Buffer, label: string) {
  return [
    { type: p11.CKA_TOKEN, value: true },
    { type: p11.CKA_PRIVATE, value: true },
    { type: p11.CKA_SENSITIVE, value: true },
    { type: p11.CKA_EXTRACTABLE, value: false },
    { type: p11.CKA_SIGN, value: true },
    { type: p11.CKA_ID, value: ckaId },
    { type: p11.CKA_LABEL, value: label },
  ];
}

function rsaPrivate({ binding: p11 }: Token, jwk: JsonWebKey) {
  const parts = [
    [p11.CKA_MODULUS, jwk.n],
    [p11.CKA_PUBLIC_EXPONENT, jwk.e],
    [p11.CKA_PRIVATE_EXPONENT, jwk.d],
    [p11.CKA_PRIME_1, jwk.p],
    [p11.CKA_PRIME_2, jwk.q],
    [p11.CKA_EXPONENT_1, jwk.dp],
    [p11.CKA_EXPONENT_2, jwk.dq],
    [p11.CKA_COEFFICIENT, jwk.qi],
  ] as const;
  return [
    { type: p11.CKA_KEY_TYPE, value: p11.CKK_RSA },
    ...parts.map(([type, value]) => ({ type, value: Buffer.from(value!, 'base64url') })),
  ];
}

function ecPrivate({ binding: p11 }: Token, jwk: JsonWebKey) {
  const curve = Object.values(curves).find(({ name }) => name === jwk.crv);
  if (!curve) throw new KeyStoreError(`keys of the kind ${jwk.kty} ${jwk.crv ?? ''} are not taken in`);
  return [
    { type: p11.CKA_KEY_TYPE, value: p11.CKK_EC },
    { type: p11.CKA_EC_PARAMS, value: Buffer.from(curve.parameters) },
    { type: p11.CKA_VALUE, value: Buffer.from(jwk.d!, 'base64url') },
  ];
}

function rsaJwk({ binding: p11, library, session }: Token, publicKey: Buffer): JsonWebKey {
  const [n, e] = library
    .C_GetAttributeValue(session, publicKey, [{ type: p11.CKA_MODULUS }, { type: p11.CKA_PUBLIC_EXPONENT }])
    .map(({ value }) => Buffer.from(value as Buffer).toString('base64url'));
  return { kty: 'RSA', n, e };
}

function ecJwk({ binding: p11, library, session }: Token, publicKey: Buffer, crv: string): JsonWebKey {
  const [attribute] = library.C_GetAttributeValue(session, publicKey, [{ type: p11.CKA_EC_POINT }]);
  const value = new Uint8Array(attribute!.value as Buffer);
  // the point in an OCTET STRING (PKCS#11 v2.40, 2.3.3); some tokens give it bare
  const half = crv === 'P-256' ? 32 : 48;
  const point = value.length === 1 + 2 * half ? value : contents(readDer(value));
  const coordinate = (at: number) => Buffer.from(point.subarray(at, at + half)).toString('base64url');
  return { kty: 'EC', crv, x: coordinate(1), y: coordinate(1 + half) };
}

function spkiOf(jwk: JsonWebKey): Uint8Array {
  return new Uint8Array(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' }));
}
