import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { readNaming } from '@/pki/issuer-and-serial';
import type { KeyKind } from '@/pki/node-signer';
import { anIdentity, aRoot, aValidity, type TestIdentity } from '@/pki/testing/an-authority';
import { authorities, certificates } from '../schema';

export interface TestHierarchy {
  readonly root: TestIdentity;
  readonly issuing: TestIdentity;
  readonly issuingId: string;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A root and an issuing authority in the books, without sealed keys: they certify what the test hands them. */
export async function aHierarchy(tx: Tx, portalId: string): Promise<TestHierarchy> {
  const root = await aRoot();
  const issuing = await anIdentity(root, 'issuing-ca');
  const rootId = await authority(tx, root, { kind: 'root', portalId: null, issuerId: null });
  const issuingId = await authority(tx, issuing, { kind: 'issuing', portalId, issuerId: rootId });
  return { root, issuing, issuingId };
}

async function authority(
  tx: Tx,
  { certificate }: TestIdentity,
  row: { kind: 'root' | 'issuing'; portalId: string | null; issuerId: string | null },
): Promise<string> {
  const { notAfter } = aValidity(3000);
  const id = uuidv7();
  const fingerprint = sha256(certificate);
  await tx.insert(authorities).values({ ...row, id, name: row.kind, certificate, fingerprint, notAfter });
  return id;
}

/** A person's certificate in the books, in force, and its key in the test's hands. */
export async function aCertifiedPerson(
  tx: Tx,
  hierarchy: Pick<TestHierarchy, 'issuing' | 'issuingId'>,
  person: Actor,
  options: { readonly kind?: KeyKind } = {},
): Promise<TestIdentity & { readonly certificateId: string }> {
  const identity = await anIdentity(hierarchy.issuing, 'end-entity', { name: person.name, ...options });
  const { notBefore, notAfter } = aValidity(300);
  const certificateId = uuidv7();
  await tx.insert(certificates).values({
    id: certificateId,
    authorityId: hierarchy.issuingId,
    portalId: person.portalId,
    personId: person.personId,
    organisationId: person.organisationId,
    serial: certificateId,
    fingerprint: sha256(identity.certificate),
    keyFingerprint: sha256(readNaming(identity.certificate).spki),
    subject: person.name,
    der: identity.certificate,
    keyProtection: 'browser',
    state: 'active',
    notBefore,
    notAfter,
  });
  return { ...identity, certificateId };
}
