import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { authorities } from '@/certificates/schema';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { completeDocument } from '@/documents/complete-document';
import { findDocument, findDocumentFile } from '@/documents/find-document';
import { readOrigin } from '@/documents/read-origin';
import { verificationReports } from '@/documents/schema';
import {
  accepted,
  aSigningHouse,
  aSigningPortal,
  as,
  codeOf,
  type Member,
  type SigningHouse,
} from '@/documents/testing/a-signing-house';
import { verifyFile } from '@/documents/verify-file';
import { aPerson, aPortal } from '@/members/testing/a-member';
import { notices } from '@/notifications/schema';
import { reportShipment } from '@/orders/report-shipment';
import { drain } from '@/outbox/jobs';
import { anAcceptedOrder, aPlacedOrder } from '@/payments/testing/a-trade';
import { encodePem } from '@/pki/pem';
import { portals } from '@/portals/schema';
import { cancelRequest } from './cancel-request';
import { refuseCertificate, withdrawCertificate } from './decide-certificate';
import { findByLink } from './find-by-link';
import { countRequests, findCertificate, findCertificatesOfOrder } from './find-certificates';
import { verificationPath } from './origin-certificate';
import { prepareCertificate } from './prepare-certificate';
import { requestCertificate } from './request-certificate';
import { originCertificateLines, originCertificates } from './schema';
import { signCertificate } from './sign-certificate';
import { tellOfRequest, writeOfRequests } from './tell-registrars';
import { aRegistrar, aRequest, issued, requested, signedBy } from './testing/a-registrar';
import { uncoveredQuantities } from './uncovered-quantities';

const system = { kind: 'system' } as const;
let house: SigningHouse;
let registrar: Member;
beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  registrar = await aRegistrar(house.portalId);
});
afterAll(closeTestDatabase);

const linkOf = (certificate: Parameters<typeof verificationPath>[0]) =>
  verificationPath(certificate).replace('/origin/', '');
const atLink = (link: string) => inTransaction(system, (tx) => findByLink(tx, link));
const fileOf = (member: Member, subjectId: string) =>
  as(member, (tx) => findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId }));

describe('a request', () => {
  it('is the seller’s, for an accepted order, declared and for some goods; sent twice it is one', async () => {
    const order = await anAcceptedOrder(house);
    const ask = (over: Parameters<typeof aRequest>[1], member = house.seller) =>
      as(member, (tx, actor) => requestCertificate(tx, actor, aRequest(order, over)));
    expect(codeOf(await ask({}, house.buyer))).toBe('order-not-found');
    expect(codeOf(await ask({ lines: [] }))).toBe('nothing-chosen');
    expect(codeOf(await ask({ declaration: null }))).toBe('not-declared');
    expect(codeOf(await ask({ remarks: 'a'.repeat(501) }))).toBe('input-invalid');
    expect(codeOf(await ask({ replacesId: crypto.randomUUID() }))).toBe('nothing-to-replace');
    const placed = await aPlacedOrder(house);
    expect(codeOf(await ask({ orderId: placed.id }))).toBe('order-not-accepted');
    const key = { idempotencyKey: 'the very same form' };
    const [first, second] = [accepted(await ask(key)), accepted(await ask(key))];
    expect(second.id).toBe(first.id);
    expect(first.number).toMatch(/^CO-\d{4}-\d{6}$/);
  });

  it('covers no more than was ordered, in parts or whole', async () => {
    const order = await anAcceptedOrder(house);
    await requested(house, order, { lines: [{ position: 1, quantityThousandths: 60_000 }] });
    expect(await as(house.seller, (tx) => uncoveredQuantities(tx, order.id))).toEqual(new Map([[1, 40_000]]));
    const more = aRequest(order, { lines: [{ position: 1, quantityThousandths: 40_001 }] });
    expect(codeOf(await as(house.seller, (tx, actor) => requestCertificate(tx, actor, more)))).toBe(
      'covers-more-than-ordered',
    );
    await requested(house, order, { lines: [{ position: 1, quantityThousandths: 40_000 }] });
  });

  it('is taken back by the seller, or refused by the chamber with a reason that the seller is told', async () => {
    const order = await anAcceptedOrder(house);
    const first = await requested(house, order);
    const cancel = (reason: string) =>
      as(house.seller, (tx, actor) => cancelRequest(tx, actor, { certificateId: first.id, reason }));
    expect(codeOf(await cancel(' '))).toBe('reason-missing');
    expect(accepted(await cancel('Wrong packages')).state).toBe('cancelled');
    const second = await requested(house, order);
    const decide = (reason: string, member = registrar) =>
      as(member, (tx, actor) => refuseCertificate(tx, actor, { certificateId: second.id, reason }));
    expect(codeOf(await decide('Because', house.seller))).toBe('certificate-not-found');
    expect(codeOf(await decide(''))).toBe('reason-missing');
    expect(accepted(await decide('No evidence of where it grew'))).toMatchObject({ state: 'refused' });
    expect(codeOf(await decide('Again'))).toBe('certificate-has-moved');
    const told = await database().select().from(notices).where(eq(notices.kind, 'origin-refused'));
    expect(told.map(({ personId }) => personId)).toContain(house.seller.actor.personId);
  });
});

describe('the registrars of the seller’s chamber', () => {
  const drained = () =>
    drain('tell-of-origin-request', ({ certificateId }) =>
      inTransaction(system, (tx) => tellOfRequest(tx, certificateId)),
    );
  const noticesOf = (certificateId: string) =>
    database()
      .select()
      .from(notices)
      .where(eq(notices.path, `/chamber/origin/${certificateId}`));
  const jobsOf = async (queue: string) => {
    const { rows } = await database().execute<{ data: Record<string, unknown> }>(
      sql`select data from pgboss.job where name = ${queue} and data ->> 'portalId' = ${house.portalId}`,
    );
    return rows.map(({ data }) => data);
  };

  it('are told at once, and only what still waits; letters are gathered into one', async () => {
    const taken = await requested(house, await anAcceptedOrder(house));
    accepted(
      await as(house.seller, (tx, actor) =>
        cancelRequest(tx, actor, { certificateId: taken.id, reason: 'Wrong packages' }),
      ),
    );
    const waiting = await requested(house, await anAcceptedOrder(house));
    await drained();
    expect(await noticesOf(taken.id)).toEqual([]);
    const told = await noticesOf(waiting.id);
    expect(told.map(({ personId }) => personId)).toContain(registrar.actor.personId);
    expect(told[0]).toMatchObject({ kind: 'origin-requested', facts: { number: waiting.number } });
    expect(await jobsOf('write-of-origin-requests')).toEqual([{ portalId: house.portalId }]);
  });

  it('get a letter that counts what waits, and none when nothing does', async () => {
    const count = await inTransaction(system, (tx) => countRequests(tx, house.portalId));
    expect(await inTransaction(system, (tx) => writeOfRequests(tx, house.portalId))).toBeGreaterThan(0);
    const letters = (await jobsOf('send-mail')).filter(({ kind }) => kind === 'origin-requests-waiting');
    expect(letters[0]).toMatchObject({ facts: { count, days: 0 }, portalId: house.portalId });
    const written = await inTransaction(system, async (tx) => {
      const { id: portalId } = await aPortal(tx);
      await aPerson(tx, { portalId, roles: ['registrar'] });
      return await writeOfRequests(tx, portalId);
    });
    expect(written).toBe(0);
  });
});

describe('an issued certificate', () => {
  it('is made of the order’s own data and signed by the registrar: whole, complete, and passed by everybody’s verifier', async () => {
    const order = await anAcceptedOrder(house);
    accepted(
      await as(house.seller, (tx, actor) =>
        reportShipment(tx, actor, { orderId: order.id, carrier: 'Maersk Line', transportDocument: 'MAEU-1' }),
      ),
    );
    const certificate = await issued(house, registrar, order);
    expect(certificate).toMatchObject({ state: 'issued', decidedBy: registrar.actor.personId });
    const document = await as(registrar, (tx) =>
      findDocument(tx, { kind: 'certificate-of-origin', subjectId: certificate.id }),
    );
    const completed = accepted(await inTransaction(system, (tx) => completeDocument(tx, document!.id)));
    expect(completed).toMatchObject({
      indication: 'TOTAL-PASSED',
      partiesPassed: ['chamber'],
      amountMinor: null,
    });

    const file = await fileOf(house.buyer, certificate.id);
    expect(file!.revision.kind).toBe('completed');
    expect(readOrigin(file!.revision.bytes)).toMatchObject({
      number: certificate.number,
      order: { number: order.number },
      exporter: { organisationId: house.seller.actor.organisationId },
      consignee: { organisationId: house.buyer.actor.organisationId },
      issuer: { personName: 'Aïssatou Njoya', certificateDigest: registrar.fingerprint },
      transport: { carrier: 'Maersk Line', document: 'MAEU-1' },
      isPartial: false,
      lines: [{ hsCode: '080430', originCountry: 'CM', quantityThousandths: 100_000, grossGrams: 106_000 }],
    });
    const { report, origin } = await inTransaction({ kind: 'public' }, (tx) =>
      verifyFile(tx, file!.revision.bytes),
    );
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(report.signatures).toMatchObject([
      { name: 'chamber', level: 'B-LTA', commitment: 'proof-of-approval' },
    ]);
    expect(origin?.number).toBe(certificate.number);
  });

  it.runIf(existsSync('/usr/bin/pdfsig'))('is accepted by poppler’s pdfsig', async () => {
    const certificate = await issued(house, registrar, await anAcceptedOrder(house));
    const { revision } = (await fileOf(house.seller, certificate.id))!;
    const folder = mkdtempSync(join(tmpdir(), 'origin-sig-'));
    const file = join(folder, 'origin.pdf');
    writeFileSync(file, revision.bytes);
    const said = execFileSync('/usr/bin/pdfsig', ['-nocert', file]).toString();
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
  });

  it('passes the command for offline verification with the published root and lists', async () => {
    const certificate = await issued(house, registrar, await anAcceptedOrder(house));
    const document = await as(registrar, (tx) =>
      findDocument(tx, { kind: 'certificate-of-origin', subjectId: certificate.id }),
    );
    accepted(await inTransaction(system, (tx) => completeDocument(tx, document!.id)));
    const { revision } = (await fileOf(house.seller, certificate.id))!;
    const [root] = await database().select().from(authorities).where(eq(authorities.kind, 'root'));
    const folder = mkdtempSync(join(tmpdir(), 'origin-verify-'));
    writeFileSync(join(folder, 'origin.pdf'), revision.bytes);
    writeFileSync(join(folder, 'root.pem'), encodePem('CERTIFICATE', root!.certificate));
    const args = [
      'tsx',
      'scripts/verify.ts',
      join(folder, 'origin.pdf'),
      '--anchor',
      join(folder, 'root.pem'),
    ];
    expect(execFileSync('npx', args).toString()).toContain('TOTAL-PASSED');
  });

  it('of an Arabic market is in Arabic, with names that customs abroad can read', async () => {
    const market = await aSigningHouse();
    const chamberName = { ar: 'غرفة تجارة الواحات', fr: 'Chambre de commerce des Oasis' };
    await database()
      .update(portals)
      .set({ locales: ['ar', 'fr'], chamberName })
      .where(eq(portals.id, market.portalId));
    const certificate = await requested(market, await anAcceptedOrder(market));
    const its = await aRegistrar(market.portalId);
    accepted(await as(its, (tx, actor) => prepareCertificate(tx, actor, certificate.id)));
    const file = await fileOf(its, certificate.id);
    const origin = readOrigin(file!.revision.bytes);
    expect(origin).toMatchObject({
      language: 'ar',
      portal: { chamber: 'غرفة تجارة الواحات · Chambre de commerce des Oasis' },
    });
    expect(origin?.certification).toMatch(/^تشهد غرفة تجارة الواحات،/);
    expect(origin?.verificationUrl).toContain('/ar/origin/');
  });

  it('cannot be signed on a paper that a newer one has replaced, nor by anybody but a registrar of its chamber', async () => {
    const certificate = await requested(house, await anAcceptedOrder(house));
    const stale = await signedBy(registrar, certificate);
    accepted(await as(registrar, (tx, actor) => prepareCertificate(tx, actor, certificate.id)));
    expect(codeOf(await as(registrar, (tx, actor) => signCertificate(tx, actor, stale)))).toBe(
      'document-has-moved',
    );
    expect(codeOf(await as(house.seller, (tx, actor) => prepareCertificate(tx, actor, certificate.id)))).toBe(
      'certificate-not-found',
    );
    expect(codeOf(await as(house.seller, (tx, actor) => signCertificate(tx, actor, stale)))).toBe(
      'certificate-not-found',
    );
    const fresh = await signedBy(await aRegistrar(house.portalId, 'Samuel Eyoum'), certificate);
    expect(codeOf(await as(registrar, (tx, actor) => signCertificate(tx, actor, fresh)))).toBe(
      'offer-not-found',
    );
  });

  it('stands at its link until it is withdrawn; the link shows no price and cannot be guessed', async () => {
    const certificate = await issued(house, registrar, await anAcceptedOrder(house));
    const link = linkOf(certificate);
    const found = await atLink(link);
    expect(found).toMatchObject({
      state: 'issued',
      indication: 'TOTAL-PASSED',
      signature: { party: 'chamber', fingerprint: registrar.fingerprint, organisation: null },
    });
    expect(JSON.stringify(found!.origin)).not.toMatch(/minor|currency/i);
    const other = link.endsWith('a') ? `${link.slice(0, -1)}b` : `${link.slice(0, -1)}a`;
    for (const wrong of [other, link.slice(0, -1), certificate.number, '', `${link}x`]) {
      expect(await atLink(wrong)).toBeNull();
    }
    expect(await atLink(linkOf(await requested(house, await anAcceptedOrder(house))))).toBeNull();
    accepted(
      await as(registrar, (tx, actor) =>
        withdrawCertificate(tx, actor, {
          certificateId: certificate.id,
          reason: 'Issued on a forged document',
        }),
      ),
    );
    expect(await atLink(link)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: 'Issued on a forged document' },
    });
    const trail = await database()
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, certificate.id));
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['origin-requested', 'document-signed', 'origin-issued', 'origin-withdrawn']),
    );
  });

  it('is replaced by another of the same goods, which withdraws it', async () => {
    const order = await anAcceptedOrder(house);
    const first = await issued(house, registrar, order);
    const second = await issued(house, registrar, order, { replacesId: first.id });
    expect(await atLink(linkOf(first))).toMatchObject({ state: 'withdrawn', replacedBy: second.number });
    expect((await atLink(linkOf(second)))!.origin.replaces).toBe(first.number);
    const of = await as(house.buyer, (tx) => findCertificatesOfOrder(tx, order.id));
    expect(of.map(({ certificate }) => certificate.state)).toEqual(['withdrawn', 'issued']);
    expect(of[1]!.signature).toMatchObject({ person: 'Aïssatou Njoya' });
  });

  it('names a partial shipment', async () => {
    const lines = [{ position: 1, quantityThousandths: 30_000 }];
    const certificate = await issued(house, registrar, await anAcceptedOrder(house), { lines });
    expect((await atLink(linkOf(certificate)))!.origin).toMatchObject({
      isPartial: true,
      lines: [{ quantityThousandths: 30_000, orderedThousandths: 100_000 }],
    });
  });

  it('is seen by its parties and its chamber and nobody else', async () => {
    const certificate = await issued(house, registrar, await anAcceptedOrder(house));
    const stranger = await inTransaction(system, async (tx) => {
      const [root] = await tx.select().from(authorities).where(eq(authorities.kind, 'root'));
      return await aSigningPortal(tx, root!.id);
    });
    const strangers = [stranger.buyer, stranger.seller, await aRegistrar(stranger.portalId)];
    for (const member of [house.buyer, house.seller, registrar]) {
      expect(await as(member, (tx) => findCertificate(tx, certificate.id))).not.toBeNull();
      expect(await fileOf(member, certificate.id)).not.toBeNull();
    }
    for (const member of strangers) {
      expect(await as(member, (tx) => findCertificate(tx, certificate.id))).toBeNull();
      expect(await fileOf(member, certificate.id)).toBeNull();
    }
    const finance = { kind: 'finance', personId: registrar.actor.personId } as const;
    expect(
      await inTransaction(finance, (tx) =>
        findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId: certificate.id }),
      ),
    ).toBeNull();
    expect(await as(registrar, (tx) => countRequests(tx, house.portalId))).toBeGreaterThan(0);
  });
});

describe('the database itself', () => {
  const run = (statement: ReturnType<typeof sql>) => database().execute(statement);
  const why = async (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'allowed',
      (error: { cause?: { message: string } }) => error.cause?.message ?? '',
    );

  it('refuses a certificate for an order that was not accepted, or beyond what was ordered', async () => {
    const placed = await aPlacedOrder(house);
    const insert = database()
      .insert(originCertificates)
      .values({
        number: 'CO-2099-000001',
        portalId: house.portalId,
        orderId: placed.id,
        token: 'a'.repeat(24),
        locale: 'fr',
        declarationWording: 'x',
        declarationLanguage: 'fr',
        requestedBy: house.seller.actor.personId,
        idempotencyKey: 'a key of the tests',
      });
    expect(await why(insert)).toMatch(/of an accepted order/);
    const order = await anAcceptedOrder(house);
    const certificate = await requested(house, order, { lines: [{ position: 1, quantityThousandths: 1 }] });
    const line = { certificateId: certificate.id, orderId: order.id, quantityThousandths: 1 };
    expect(
      await why(
        database()
          .insert(originCertificateLines)
          .values({ ...line, position: 2 }),
      ),
    ).not.toBe('allowed');
    const whole = await requested(house, order, { lines: [{ position: 1, quantityThousandths: 99_999 }] });
    const more = { certificateId: whole.id, orderId: order.id, position: 1, quantityThousandths: 2 };
    expect(await why(database().insert(originCertificateLines).values(more))).toMatch(
      /more than was ordered/,
    );
  });

  it('issues only by the chamber’s signature, never back, and keeps what was asked and decided', async () => {
    const open = await requested(house, await anAcceptedOrder(house));
    const set = (assignments: string, id: string) =>
      run(sql`update origin_certificates set ${sql.raw(assignments)} where id = ${id}`);
    const decided = `decided_at = now(), decided_by = '${registrar.actor.personId}'`;
    expect(await why(set(`state = 'issued', ${decided}`, open.id))).toMatch(/by the chamber's signature/);
    expect(await why(set(`remarks = 'other'`, open.id))).toMatch(/keeps what was asked for/);
    expect(await why(set(`state = 'withdrawn'`, open.id))).toMatch(/does not go from/);
    const done = await issued(house, registrar, await anAcceptedOrder(house));
    expect(await why(set(`state = 'requested', decided_at = null, decided_by = null`, done.id))).toMatch(
      /does not go/,
    );
    expect(await why(set(`decided_at = now()`, done.id))).toMatch(/decision about origin stays/);
    expect(await why(run(sql`delete from origin_certificates where id = ${done.id}`))).toMatch(/only grows/);
    expect(
      await why(run(sql`delete from origin_certificate_lines where certificate_id = ${done.id}`)),
    ).toMatch(/only grows/);
  });

  it('lets the chamber sign certificates of origin and nothing else', async () => {
    const order = await anAcceptedOrder(house);
    const document = await as(house.buyer, (tx) =>
      findDocument(tx, { kind: 'purchase-order', subjectId: order.id }),
    );
    const [report] = await database()
      .select()
      .from(verificationReports)
      .where(eq(verificationReports.documentId, document!.id));
    const forged =
      run(sql`insert into signatures (id, document_id, revision_digest, party, person_id, certificate_id, signed_at)
      values (gen_random_uuid(), ${document!.id}, ${Buffer.from(report!.documentDigest)}, 'chamber', ${registrar.actor.personId},
        ${registrar.actor.certificateId}, now())`);
    expect(await why(forged)).toMatch(/certificates of origin and nothing else/);
  });
});
