import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { findPerson } from '@/members/find-people';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import type { Result } from '@/trade/result';
import { findCertificate } from './find-certificates';
import { findEnrolment } from './find-enrolment';
import { findLostKey, findLostKeys } from './find-lost-keys';
import { lostKeyReport, reportLostKey } from './report-lost-key';
import { lostKeyReports } from './schema';
import { dismissLostKey, type LostKeySettlement, settleLostKey } from './settle-lost-key';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

let portalId: string;
let organisationId: string;
let registrar: Actor;
let elsewhere: Actor;
let awa: Actor;
let email: string;
let held: EnrolledPerson;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    portalId = (await aPortal(tx)).id;
    organisationId = (await anOrganisation(tx, { portalId })).id;
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    elsewhere = await aPerson(tx, { portalId: (await aPortal(tx)).id, roles: ['registrar'] });
    await someAuthorities(tx, portalId);
  });
});
afterAll(closeTestDatabase);
beforeEach(async () => {
  awa = await asSystem((tx) => aPerson(tx, { portalId, organisationId, roles: ['seller'] }));
  email = (await asSystem((tx) => findPerson(tx, awa.personId)))[0]!.email;
  held = await asSystem((tx) => anEnrolledPerson(tx, { personId: awa.personId, organisationId }));
});

const report = (typed: { email: string; name?: string }, now?: Date) =>
  asSystem((tx) =>
    reportLostKey(tx, { portalId, report: lostKeyReport.parse({ name: 'Awa', ...typed }) }, now),
  );
const reportsOf = (address: string) =>
  asSystem((tx) => tx.select().from(lostKeyReports).where(eq(lostKeyReports.email, address.toLowerCase())));
const reported = async () => {
  await report({ email });
  return (await reportsOf(email))[0]!.id;
};
const settle = (reportId: string, by = registrar, over: Partial<LostKeySettlement> = {}) =>
  as(by, (tx) =>
    settleLostKey(tx, by, {
      reportId,
      confirmation: 'Called the number in our books; she named her last order.',
      certificateIds: [held.certificateId],
      reason: 'keyCompromise',
      organisationId,
      ...over,
    }),
  );
const stateOf = async (certificateId: string) =>
  (await asSystem((tx) => findCertificate(tx, certificateId)))?.state;

describe('reporting a lost key', () => {
  it('answers the same, and changes no certificate, whether or not the address is known', async () => {
    expect(await report({ email })).toBeUndefined();
    expect(await report({ email: 'nobody@example.org' })).toBeUndefined();
    expect(await stateOf(held.certificateId)).toBe('active');
    expect(await reportsOf(email)).toMatchObject([{ personId: awa.personId, state: 'open' }]);
    expect(await reportsOf('nobody@example.org')).toMatchObject([{ personId: null }]);
  });

  it('is entered once a day for an address, however it is written', async () => {
    await report({ email });
    await report({ email: email.toUpperCase(), name: 'Somebody else' });
    expect(await reportsOf(email)).toHaveLength(1);
    await report({ email }, new Date(Date.now() + 25 * 3_600_000));
    expect(await reportsOf(email)).toHaveLength(2);
  });

  it('bounds what is typed', () => {
    const typed = { name: 'Awa', email: 'awa@example.org' };
    expect(lostKeyReport.safeParse(typed).success).toBe(true);
    expect(lostKeyReport.safeParse({ ...typed, email: 'awa' }).success).toBe(false);
    expect(lostKeyReport.safeParse({ ...typed, name: '  ' }).success).toBe(false);
    expect(lostKeyReport.safeParse({ ...typed, words: 'x'.repeat(1001) }).success).toBe(false);
  });

  it('reaches the chamber of the person, and no other', async () => {
    const id = await reported();
    const seen = (by: Actor) => as(by, (tx) => findLostKeys(tx, portalId));
    expect((await seen(registrar)).map((one) => one.id)).toContain(id);
    expect(await seen(elsewhere)).toEqual([]);
    expect(await seen(awa)).toEqual([]);
    expect(await as(registrar, (tx) => findLostKey(tx, id))).toMatchObject({
      person: { id: awa.personId },
      certificates: [{ id: held.certificateId }],
    });
  });
});

describe('settling a lost key', () => {
  it('revokes what was held and invites again, in one act that the log tells', async () => {
    const id = await reported();
    const settled = await settle(id);
    if (!settled.ok) throw new Error(settled.refusal.code);
    expect(await stateOf(held.certificateId)).toBe('revoked');
    expect(await asSystem((tx) => findEnrolment(tx, settled.value.token))).toMatchObject({
      ok: true,
      value: { person: { id: awa.personId }, purpose: 'invitation' },
    });
    const log = await asSystem((tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.at),
    );
    expect(log.map((entry) => [entry.action, entry.actorId])).toEqual([
      ['lost-key-reported', null],
      ['lost-key-settled', registrar.personId],
    ]);
    expect(JSON.stringify(log)).not.toContain(email);
    expect(JSON.stringify(log)).not.toContain(settled.value.token);
  });

  it('is done once, also by two registrars at the same time', async () => {
    const id = await reported();
    const results = await Promise.all([settle(id), settle(id)]);
    expect(results.map(code).sort()).toEqual(['ok', 'report-settled']);
  });

  it('wants to know how the registrar made sure, and nothing is revoked without it', async () => {
    expect(code(await settle(await reported(), registrar, { confirmation: '  ' }))).toBe(
      'confirmation-missing',
    );
    expect(await stateOf(held.certificateId)).toBe('active');
  });

  it('is for the chamber of the person alone', async () => {
    const id = await reported();
    expect(code(await settle(id, elsewhere))).toBe('not-allowed');
    expect(code(await settle(id, awa))).toBe('not-allowed');
    expect(code(await as(awa, (tx) => dismissLostKey(tx, awa, id)))).toBe('not-allowed');
  });

  it('revokes nobody else’s certificate', async () => {
    const binta = await asSystem((tx) => aPerson(tx, { portalId, organisationId, roles: ['owner'] }));
    const hers = await asSystem((tx) => anEnrolledPerson(tx, { personId: binta.personId, organisationId }));
    const over = { certificateIds: [held.certificateId, hers.certificateId] };
    expect(code(await settle(await reported(), registrar, over))).toBe('certificate-of-another');
    expect(await stateOf(hers.certificateId)).toBe('active');
    expect(await stateOf(held.certificateId)).toBe('active');
  });

  it('needs a person the chamber knows; otherwise the report is set aside', async () => {
    await report({ email: 'stranger@example.org' });
    const id = (await reportsOf('stranger@example.org'))[0]!.id;
    expect(code(await settle(id, registrar, { certificateIds: [] }))).toBe('person-unknown');
    expect(code(await as(registrar, (tx) => dismissLostKey(tx, registrar, id)))).toBe('ok');
    expect(code(await as(registrar, (tx) => dismissLostKey(tx, registrar, id)))).toBe('report-settled');
  });
});
