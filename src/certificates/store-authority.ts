import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { parseCertificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';
import type { Authority, AuthorityKind } from './authority';
import type { SealedKey } from './key-store';
import { authorities } from './schema';

export interface NewAuthority {
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly portalId: string | null;
  readonly issuerId: string | null;
  readonly certificate: Uint8Array;
  /** null when the key stays where it is */
  readonly sealed: SealedKey | null;
}

/** Enters an authority in the books. `actor` is null for the installation itself (scripts). */
export async function storeAuthority(tx: Tx, actor: Actor | null, input: NewAuthority): Promise<Authority> {
  const { id, kind, portalId, issuerId, certificate, sealed } = input;
  const { subject, fingerprint, notAfter } = parseCertificate(certificate);
  const [row] = await tx
    .insert(authorities)
    .values({
      id,
      kind,
      portalId,
      issuerId,
      certificate,
      fingerprint,
      notAfter,
      name: attributeValue(subject, oid.commonName) ?? subject.text,
      sealedKey: sealed?.bytes ?? null,
      keyEncryptionKeyId: sealed?.keyEncryptionKeyId ?? null,
    })
    .returning();
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId,
    action: 'authority-created',
    subjectType: 'authority',
    subjectId: id,
    facts: { kind, fingerprint, issuerId, keyHere: sealed !== null },
  });
  return row!;
}
