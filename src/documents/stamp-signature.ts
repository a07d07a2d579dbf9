import { createHash } from 'node:crypto';
import { timestampPolicy } from '@/certificates/certificate-policy';
import { configuredKeyStore } from '@/certificates/configured-key-store';
import { findWorkingAuthority } from '@/certificates/find-authorities';
import { openAuthority } from '@/certificates/open-authority';
import type { Tx } from '@/db/connection';
import { buildTimestampToken } from '@/pki/build-timestamp-token';
import { readCms } from '@/pki/cms-structure';
import { oid } from '@/pki/oids';
import { addUnsignedAttribute } from '@/pki/sign-cms';
import { attribute } from '@/pki/signed-attributes';

/** How large a time-stamp token of ours is at most: its authority's certificate and what is signed around it. */
export async function timestampSize(tx: Tx, now: Date): Promise<number> {
  const authority = await findWorkingAuthority(tx, { kind: 'tsa', portalId: null }, now);
  return authority ? authority.certificate.length + 1_000 : 0;
}

/** A time-stamp token by the installation's own authority over these bytes; null when it has none. */
export async function timestampOf(tx: Tx, bytes: Uint8Array, now: Date): Promise<Uint8Array | null> {
  const authority = await findWorkingAuthority(tx, { kind: 'tsa', portalId: null }, now);
  const tsa = authority && (await openAuthority(configuredKeyStore(), authority));
  if (!tsa) return null;
  const hashedMessage = new Uint8Array(createHash('sha256').update(bytes).digest());
  const request = {
    hashAlgorithm: oid.sha256,
    hashedMessage,
    policy: null,
    nonce: null,
    wantsCertificate: true,
  };
  return await buildTimestampToken(request, { at: now, policy: timestampPolicy, accuracySeconds: 1 }, tsa);
}

/**
 * The signature with a time-stamp over its value (level B-T): proof that it existed now, which still holds when the
 * certificate is revoked or expires later. The attribute is unsigned, so nothing that was signed changes.
 */
export async function stampSignature(tx: Tx, cms: Uint8Array, now: Date): Promise<Uint8Array> {
  const token = await timestampOf(tx, readCms(cms).signer.signature, now);
  return token ? addUnsignedAttribute(cms, attribute(oid.signatureTimeStamp, token)) : cms;
}
