import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { createIssuingAuthority, createTsa } from '@/certificates/create-authority';
import { createRoot } from '@/certificates/create-root';
import { invitePerson } from '@/certificates/invite-person';
import { issueMemberCertificate } from '@/certificates/issue-member-certificate';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { findSignedRange, signedBytes } from '@/pki/pdf-byte-range';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { signDocumentDigest } from '@/pki/sign-cms';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import type { Result } from '@/trade/result';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import { createDocument } from '../create-document';
import { commitmentOf, type Document, type SigningParty } from '../document';

/** A member with the key in hand, as the browser has it. */
export interface Member {
  readonly actor: Actor;
  readonly key: CryptoKey;
  /** leaf first */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  readonly fingerprint: string;
}

export interface SigningHouse {
  readonly portalId: string;
  readonly buyer: Member;
  readonly seller: Member;
}

const name = (commonName: string) => ({ country: 'CM', organisation: 'Wouri', commonName });
const certificatePurpose = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A root, a time-stamping authority, a portal with its chamber's authority, and a buyer and a seller with certificates. */
export async function aSigningHouse(): Promise<SigningHouse> {
  return await inTransaction({ kind: 'system' }, async (tx) => {
    const root = accepted(await createRoot(tx, null, name('Root')));
    accepted(await createTsa(tx, null, { rootId: root.id, name: name('Time-stamping') }));
    return await aSigningPortal(tx, root.id);
  });
}

/** Another portal under a root, with a buyer and a seller of its own. */
export async function aSigningPortal(tx: Tx, rootId: string): Promise<SigningHouse> {
  const portalId = (await aPortal(tx)).id;
  accepted(await createIssuingAuthority(tx, null, { rootId, portalId, name: name('Chamber') }));
  const organisation = async () => (await anOrganisation(tx, { portalId })).id;
  return {
    portalId,
    buyer: await aMember(tx, portalId, await organisation(), 'Anaïs Keller'),
    seller: await aMember(tx, portalId, await organisation(), 'Marthe Ekambi'),
  };
}

/** A person who owns an organisation, enrolled with a key made here. */
export async function aMember(
  tx: Tx,
  portalId: string,
  organisationId: string,
  person: string,
): Promise<Member> {
  const actor = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: person });
  return await enrolled(tx, actor);
}

/** The same person with a further certificate, signed in with it. */
export async function enrolled(tx: Tx, actor: Actor): Promise<Member> {
  const { personId, organisationId } = actor;
  const { token } = accepted(await invitePerson(tx, null, { personId, organisationId }));
  const keys = await crypto.subtle.generateKey(certificatePurpose, false, ['sign', 'verify']);
  const certificationRequest = await buildCertificationRequest([], keys);
  const issued = accepted(
    await issueMemberCertificate(tx, { token, certificationRequest, keyProtection: 'browser' }),
  );
  const [row] = await tx.select().from(certificates).where(eq(certificates.id, issued.certificateId));
  return {
    actor: { ...actor, certificateId: issued.certificateId },
    key: keys.privateKey,
    certificates: [issued.certificate, ...issued.chain.slice(0, 1)],
    fingerprint: row!.fingerprint,
  };
}

/** An order's paper between the house's buyer and seller, ready to be signed. */
export async function aDocument(
  { portalId, buyer, seller }: SigningHouse,
  changes: Parameters<typeof anOrderDocument>[0] = {},
): Promise<Document> {
  const sample = anOrderDocument();
  const now = Date.now();
  const order = anOrderDocument({
    id: uuidv7(),
    issuedAt: new Date(now),
    expiresAt: new Date(now + 7 * 86_400_000),
    buyer: {
      ...sample.buyer,
      organisationId: buyer.actor.organisationId!,
      personName: buyer.actor.name,
      certificateDigest: buyer.fingerprint,
    },
    seller: { ...sample.seller, organisationId: seller.actor.organisationId! },
    ...changes,
  });
  return await as(buyer, (tx) =>
    createDocument(tx, {
      kind: 'purchase-order',
      subjectId: order.id,
      subjectVersion: order.version,
      portalId,
      buyerOrganisationId: order.buyer.organisationId,
      sellerOrganisationId: order.seller.organisationId,
      order,
    }),
  );
}

/** Runs work as the member would: in the member's scope, under row-level security. */
export async function as<T>(member: Member, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  return await inTransaction(scopeOf(member.actor), (tx) => work(tx, member.actor));
}

/** What the browser does: hashes the byte range it found itself, and signs. */
export async function signPrepared(
  prepared: Uint8Array,
  signer: Member,
  party: SigningParty,
  over: { readonly commitment?: 'proof-of-origin' | 'proof-of-approval' } = {},
): Promise<Uint8Array> {
  const bytes = Uint8Array.from(signedBytes(prepared, findSignedRange(prepared)!));
  return await signDocumentDigest({
    documentDigest: new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    commitment: over.commitment ?? commitmentOf[party],
    certificates: signer.certificates,
    ...webCryptoSigner(signer.key),
  });
}

export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.detail ?? {})}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.refusal.code;
}
