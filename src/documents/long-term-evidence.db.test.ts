import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTsa } from '@/certificates/create-authority';
import { authorities, revocationLists } from '@/certificates/schema';
import { signDueCrls } from '@/certificates/sign-due-crls';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { parseOcspResponse } from '@/pki/ocsp';
import { readEvidence } from '@/pki/pdf-evidence';
import { readPdf } from '@/pki/pdf-structure';
import { verifyDocument } from '@/pki/verify-document';
import { refusalsAudited } from './audit-refusal';
import { completeDocument } from './complete-document';
import type { Document } from './document';
import { latestRevision } from './latest-revision';
import { renewArchiveTimestamps } from './renew-archive-timestamps';
import { documents } from './schema';
import { accepted, aDocument, aSigningHouse, type SigningHouse } from './testing/a-signing-house';
import { revisionsOf, signedBy, system, verifiedNow } from './testing/signing';

const start = Date.now();
const afterDays = (days: number) => new Date(start + days * 86_400_000);
const tenYears = 3_650;

let house: SigningHouse;
let root: typeof authorities.$inferSelect;
let first: Document;
let second: Document;
let completed: Uint8Array;

beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  [root] = (await inTransaction(system, (tx) =>
    tx.select().from(authorities).where(eq(authorities.kind, 'root')),
  )) as [typeof root];
  first = await aCompletedDocument();
  second = await aCompletedDocument();
  completed = await fileOf(first);
}, 120_000);
afterAll(async () => {
  await refusalsAudited();
  await closeTestDatabase();
});

async function aCompletedDocument(): Promise<Document> {
  const document = await aDocument(house);
  await signedBy(document, house.buyer, 'buyer');
  await signedBy(document, house.seller, 'seller');
  accepted(await inTransaction(system, (tx) => completeDocument(tx, document.id)));
  return document;
}

const fileOf = async ({ id }: Document) =>
  (await inTransaction(system, (tx) => latestRevision(tx, id)))!.bytes;
const signLists = (at: Date) => inTransaction(system, (tx) => signDueCrls(tx, at));

/** As a stranger would who has nothing but the file and the root, and perhaps today's list of the root. */
const offline = (
  bytes: Uint8Array,
  at: Date,
  over: { crls?: Uint8Array[]; timestampFreshnessDays?: number } = {},
) =>
  verifyDocument(bytes, {
    anchors: [root.certificate],
    crls: over.crls,
    at,
    revocation: 'require',
    policy: { timestampFreshnessDays: over.timestampFreshnessDays, requireTimestamp: true },
  });

async function newestRootList(): Promise<Uint8Array> {
  const [list] = await inTransaction(system, (tx) =>
    tx
      .select()
      .from(revocationLists)
      .where(eq(revocationLists.authorityId, root.id))
      .orderBy(desc(revocationLists.number))
      .limit(1),
  );
  return list!.der;
}

describe('a completed document', () => {
  it('carries a fresh OCSP response about each signer beside the lists of the whole chain', async () => {
    const evidence = readEvidence(readPdf(completed).view());
    const answers = evidence.ocspResponses.flatMap((der) => parseOcspResponse(der).responses);
    expect(answers.map(({ certStatus }) => certStatus.status)).toEqual(['good', 'good']);
    for (const { thisUpdate } of answers) expect(start - thisUpdate.getTime()).toBeLessThan(60_000);
    const { signatures } = await verifiedNow(first).then(({ report }) => report as { signatures: unknown });
    for (const revocation of (signatures as { revocation: { source: string }[] }[]).map((s) => s.revocation))
      expect(new Set(revocation.map(({ source }) => source))).toEqual(new Set(['crl', 'ocsp']));
  });

  it('needs, when every list outside has expired, the root and one decision about its last time-stamp', async () => {
    const at = afterDays(300);
    const lists = await inTransaction(system, (tx) => tx.select().from(revocationLists));
    expect(lists.every(({ nextUpdate }) => nextUpdate < at)).toBe(true);
    const passed = offline(completed, at, { timestampFreshnessDays: 400 });
    expect(passed.indication).toBe('TOTAL-PASSED');
    expect(passed.signatures).toMatchObject([{ level: 'B-LTA' }, { level: 'B-LTA' }]);
    expect(offline(completed, at)).toMatchObject({ indication: 'INDETERMINATE', subIndication: 'TRY_LATER' });
  });

  it('is read the same by the command line, without a connection', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradeseal-evidence-'));
    writeFileSync(join(folder, 'order.pdf'), completed);
    writeFileSync(join(folder, 'root.der'), root.certificate);
    const verify = (...more: string[]) =>
      spawnSync(
        join(process.cwd(), 'node_modules/.bin/tsx'),
        [
          ...['--tsconfig', join(process.cwd(), 'tsconfig.json'), join(process.cwd(), 'scripts/verify.ts')],
          ...['order.pdf', '--anchor', 'root.der', '--at', afterDays(300).toISOString(), ...more],
        ],
        { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, NODE_ENV: 'test' } },
      );
    const alone = verify();
    expect([alone.status, alone.stdout.split('\n')[0]]).toEqual([1, expect.stringContaining('TRY_LATER')]);
    const decided = verify('--timestamp-freshness', '400');
    expect([decided.status, decided.stdout.split('\n')[0]]).toEqual([0, 'order.pdf: TOTAL-PASSED']);
  }, 60_000);
});

describe('the archive time-stamp', () => {
  const kinds = async (document: Document) =>
    (await revisionsOf(document)).sort((a, b) => a.number - b.number).map(({ kind }) => kind);

  it('is left alone while it is young', async () => {
    expect(await renewArchiveTimestamps({}, afterDays(300))).toEqual({ renewed: 0, refused: [], next: null });
  });

  it('is not renewed by anything that does not pass itself', async () => {
    const run = await renewArchiveTimestamps({}, afterDays(366));
    expect(run.renewed).toBe(0);
    expect(run.refused).toMatchObject(
      [first, second].map(({ id }) => ({
        documentId: id,
        code: 'not-totally-passed',
        reasonCode: 'crl-stale',
      })),
    );
    expect(await kinds(first)).toEqual(['original', 'signed', 'signed', 'completed']);
  });

  it('passes a year later with the root and the root’s list of that day', async () => {
    await signLists(afterDays(366));
    expect(offline(completed, afterDays(366), { crls: [await newestRootList()] }).indication).toBe(
      'TOTAL-PASSED',
    );
  });

  it('is renewed after a year once, in batches, however many runs there are', async () => {
    const now = afterDays(366);
    const begun = await renewArchiveTimestamps({ limit: 1 }, now);
    expect(begun).toEqual({ renewed: 1, refused: [], next: first.id });
    const rest = await Promise.all(
      [1, 2].map(() => renewArchiveTimestamps({ after: begun.next, limit: 10 }, now)),
    );
    expect(rest.map(({ renewed }) => renewed).sort()).toEqual([0, 1]);
    expect(await renewArchiveTimestamps({}, now)).toEqual({ renewed: 0, refused: [], next: null });
    for (const document of [first, second]) {
      expect(await kinds(document)).toEqual(['original', 'signed', 'signed', 'completed', 'completed']);
      const report = await verifiedNow(document, now);
      expect(report).toMatchObject({ indication: 'TOTAL-PASSED', partiesPassed: ['buyer', 'seller'] });
    }
    const renewed = await fileOf(first);
    console.info(`bytes: completed ${completed.length}, renewed ${renewed.length}`);
    expect(offline(renewed, afterDays(700), { timestampFreshnessDays: 400 }).indication).toBe('TOTAL-PASSED');
  });

  it('is passed over while somebody else holds the document', async () => {
    const now = afterDays(800);
    await signLists(now);
    await inTransaction(system, async (tx) => {
      await tx.select().from(documents).where(eq(documents.id, first.id)).for('update');
      expect(await renewArchiveTimestamps({}, now)).toMatchObject({ renewed: 1, refused: [] });
    });
    expect(await renewArchiveTimestamps({}, now)).toMatchObject({ renewed: 1, refused: [] });
  });

  it('still proves everything after its authority ended, if a successor covered it; otherwise nothing', async () => {
    const unrenewed = await fileOf(first);
    const before = afterDays(tenYears - 60);
    await signLists(before);
    const name = { country: 'CM', organisation: 'Wouri', commonName: 'Second time-stamping' };
    await inTransaction(system, async (tx) =>
      accepted(await createTsa(tx, null, { rootId: root.id, name }, before)),
    );
    expect(await renewArchiveTimestamps({}, before)).toMatchObject({ renewed: 2, refused: [] });
    const after = afterDays(tenYears + 60);
    await signLists(after);
    const today = { crls: [await newestRootList()] };
    const report = offline(await fileOf(first), after, today);
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(report.timestamps.map(({ indication }) => indication)).toEqual(Array(6).fill('TOTAL-PASSED'));
    expect(offline(unrenewed, after, today)).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'OUT_OF_BOUNDS_NO_POE',
    });
  });
});
