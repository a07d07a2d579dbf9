import type { IssuingAuthority } from '@/pki/issue-certificate';
import type { Authority } from './authority';
import type { KeyStore } from './key-store';

/** The authority with its key, ready to sign; null when its key is kept elsewhere, as an offline root's. */
export async function openAuthority(
  keyStore: KeyStore,
  authority: Pick<Authority, 'id' | 'certificate' | 'sealedKey' | 'keyEncryptionKeyId'>,
): Promise<IssuingAuthority | null> {
  const { id, certificate, sealedKey: bytes, keyEncryptionKeyId } = authority;
  if (!bytes || !keyEncryptionKeyId) return null;
  return { certificate, signer: await keyStore.openKey(id, { bytes, keyEncryptionKeyId }) };
}
