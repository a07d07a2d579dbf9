import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Document } from './document';
import { findDocumentFile } from './find-document';
import { latestRevision, type Revision } from './latest-revision';
import { offerSignature } from './offer-signature';
import { documents } from './schema';
import { storeBytes } from './store-bytes';
import { accepted, aDocument, aSigningHouse, as, type SigningHouse } from './testing/a-signing-house';

let house: SigningHouse;
let stranger: SigningHouse;
let document: Document;
let original: Revision;
let offerId: string;

beforeAll(async () => {
  await testDatabase();
  process.env.BASE_URL = 'http://localhost:3000';
  house = await aSigningHouse();
  stranger = await aSigningHouse();
  document = await aDocument(house);
  original = (await inTransaction({ kind: 'system' }, (tx) => latestRevision(tx, document.id)))!;
  const offer = await as(house.buyer, (tx, actor) => offerSignature(tx, actor, { documentId: document.id }));
  offerId = accepted(offer).offerId;
});
afterAll(closeTestDatabase);

/** The database's own words for refusing a statement of the buyer's. */
async function refusalOf(
  statement: ReturnType<typeof sql>,
  as_: 'buyer' | 'system' = 'buyer',
): Promise<string> {
  const attempt = () =>
    as_ === 'buyer'
      ? as(house.buyer, (tx) => tx.execute(statement))
      : inTransaction({ kind: 'system' }, (tx) => tx.execute(statement));
  try {
    await attempt();
    return 'accepted';
  } catch (error) {
    return String((error as Error & { cause?: unknown }).cause ?? error);
  }
}

describe('the database itself', () => {
  it('keeps bytes under no digest but their own', async () => {
    const lie = sql`insert into document_bytes (digest, bytes) values (${Buffer.alloc(32)}, ${Buffer.from('x')})`;
    expect(await refusalOf(lie)).toContain('digest_is_of_bytes');
  });

  it('never changes or deletes bytes, revisions, signatures and reports', async () => {
    for (const table of ['document_bytes', 'document_revisions', 'signatures', 'verification_reports']) {
      const where = sql.raw(table);
      expect(await refusalOf(sql`delete from ${where}`)).toContain('permission denied');
      expect(await refusalOf(sql`update ${where} set created_at = now()`)).toMatch(
        /permission denied|does not exist/,
      );
    }
  });

  it('takes no revision that does not extend its predecessor, whoever asks', async () => {
    for (const as_ of ['buyer', 'system'] as const) {
      const forged = original.bytes.slice();
      forged[100]! ^= 1;
      const longer = Buffer.concat([forged, Buffer.from('%%EOF\n')]);
      const digest = await (as_ === 'buyer'
        ? as(house.buyer, (tx) => storeBytes(tx, longer))
        : inTransaction({ kind: 'system' }, (tx) => storeBytes(tx, longer)));
      const insert = sql`insert into document_revisions (id, document_id, number, kind, digest, previous_digest)
        values (gen_random_uuid(), ${document.id}, 2, 'signed', ${Buffer.from(digest)}, ${Buffer.from(original.digest)})`;
      expect(await refusalOf(insert, as_)).toContain('only ever extends its predecessor');
    }
  });

  it('lets an offer to sign be used once and otherwise never change', async () => {
    const extend = sql`update signature_offers set expires_at = now() + interval '1 year' where id = ${offerId}`;
    expect(await refusalOf(extend)).toContain('used once');
    expect(await refusalOf(sql`delete from signature_offers where id = ${offerId}`)).toContain('only grows');
  });

  it('takes no seller’s signature before the buyer’s, and no party’s by another organisation', async () => {
    const signature = (party: string, { actor }: SigningHouse['buyer']) => sql`insert into signatures
      (id, document_id, revision_digest, party, person_id, organisation_id, certificate_id, signed_at) values
      (gen_random_uuid(), ${document.id}, ${Buffer.from(original.digest)}, ${party}, ${actor.personId},
       ${actor.organisationId}, ${actor.certificateId}, now())`;
    expect(await refusalOf(signature('seller', house.seller))).toContain(
      'the buyer signs a purchase order first',
    );
    expect(await refusalOf(signature('seller', house.buyer))).toContain(
      'of the party that the document names',
    );
    expect(await refusalOf(signature('buyer', house.buyer))).toContain('in a signed revision');
  });

  it('shows a document to its parties and to nobody else', async () => {
    const seenBy = (member: SigningHouse['buyer']) =>
      as(member, async (tx) => [
        (await tx.select().from(documents)).length,
        (await findDocumentFile(tx, document)) !== null,
      ]);
    expect(await seenBy(house.buyer)).toEqual([1, true]);
    expect(await seenBy(house.seller)).toEqual([1, true]);
    expect(await seenBy(stranger.buyer)).toEqual([0, false]);
  });
});
