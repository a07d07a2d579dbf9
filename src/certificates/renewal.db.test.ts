import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { notices } from '@/notifications/schema';
import { buildCertificationRequest } from '@/pki/pkcs10';
import type { Result } from '@/trade/result';
import { findCertificate } from './find-certificates';
import { findSession } from './find-session';
import type { IssuedCertificate } from './issue-for-person';
import { remindOfExpiry, stepAt } from './remind-of-expiry';
import { renewCertificate } from './renew-certificate';
import { revokeCertificate } from './revoke-certificate';
import { certificateReminders } from './schema';
import { signDueCrls } from './sign-due-crls';
import { aBrowserKey, anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';
import { signInWithKey } from './testing/a-sign-in';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const day = 86_400_000;

let portalId: string;
let organisationId: string;
let awa: Actor;
let registrar: Actor;
let held: EnrolledPerson;
let session: Actor;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    portalId = (await aPortal(tx)).id;
    organisationId = (await anOrganisation(tx, { portalId })).id;
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    await someAuthorities(tx, portalId);
  });
});
afterAll(closeTestDatabase);
beforeEach(async () => {
  awa = await asSystem((tx) => aPerson(tx, { portalId, organisationId, roles: ['seller'] }));
  held = await asSystem((tx) => anEnrolledPerson(tx, { personId: awa.personId, organisationId }));
  session = await enter(held);
});

async function enter(with_: Pick<EnrolledPerson, 'keys' | 'certificate'>, now?: Date): Promise<Actor> {
  const result = await asSystem((tx) => signInWithKey(tx, with_, now));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const renew = async (keys: CryptoKeyPair, actor = session, now?: Date) => {
  const certificationRequest = await buildCertificationRequest([], keys);
  return await asSystem((tx) =>
    renewCertificate(tx, actor, { certificationRequest, keyProtection: 'browser' }, now),
  );
};
const done = (result: Result<IssuedCertificate>): IssuedCertificate => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const stateOf = async (certificateId: string) =>
  (await asSystem((tx) => findCertificate(tx, certificateId)))?.state;
const runs = async ({ sessionId }: Actor) => (await asSystem((tx) => findSession(tx, sessionId))) !== null;

describe('renewing a certificate', () => {
  it('leaves the old one in force until the new one has signed in, and then supersedes it', async () => {
    const keys = await aBrowserKey();
    const renewed = done(await renew(keys));
    expect(await stateOf(held.certificateId)).toBe('active');
    expect(await runs(session)).toBe(true);
    await enter({ keys, certificate: renewed.certificate });
    expect(await stateOf(held.certificateId)).toBe('superseded');
    expect(await runs(session)).toBe(false);
    expect(code(await asSystem((tx) => signInWithKey(tx, held)))).toBe('certificate-superseded');
    expect(code(await renew(await aBrowserKey()))).toBe('not-active');
  });

  it('needs a new key', async () => {
    expect(code(await renew(held.keys))).toBe('same-key');
  });

  it('gives the same certificate again when the answer was lost', async () => {
    const keys = await aBrowserKey();
    const first = done(await renew(keys));
    expect(done(await renew(keys))).toEqual(first);
  });

  it('with another key supersedes the successor that was given up', async () => {
    const first = done(await renew(await aBrowserKey()));
    const second = done(await renew(await aBrowserKey()));
    expect(await stateOf(first.certificateId)).toBe('superseded');
    expect(await stateOf(second.certificateId)).toBe('active');
    expect(await stateOf(held.certificateId)).toBe('active');
  });

  it('is undone when the key that asked for it turns out to be stolen', async () => {
    const thief = done(await renew(await aBrowserKey()));
    const input = { certificateId: held.certificateId, reason: 'keyCompromise' } as const;
    expect(code(await asSystem((tx) => revokeCertificate(tx, registrar, input)))).toBe('ok');
    expect(await stateOf(thief.certificateId)).toBe('revoked');
  });
});

describe('the reminder that a certificate ends', () => {
  const endOf = async () => (await asSystem((tx) => findCertificate(tx, held.certificateId)))!.notAfter;
  const before = async (days: number) => new Date((await endOf()).getTime() - days * day);
  const remindAt = async (days: number) => {
    const now = await before(days);
    await asSystem((tx) => remindOfExpiry(tx, now));
  };
  const steps = async () => {
    const rows = await asSystem((tx) =>
      tx
        .select()
        .from(certificateReminders)
        .where(eq(certificateReminders.certificateId, held.certificateId)),
    );
    return rows.map(({ daysBefore }) => daysBefore).sort((a, b) => b - a);
  };
  const told = async () => {
    const rows = await asSystem((tx) => tx.select().from(notices).where(eq(notices.personId, awa.personId)));
    return rows.filter(({ kind }) => kind === 'certificate-ends').length;
  };

  it('is due at 30, 14 and 3 days', () => {
    const end = new Date('2027-03-31T12:00:00Z');
    const at = (days: number) => stepAt(end, new Date(end.getTime() - days * day));
    expect([31, 30, 15, 14, 4, 3, 0.1, 0, -1].map(at)).toEqual([null, 30, 30, 14, 14, 3, 3, null, null]);
  });

  it('comes three times, each once, however often the job runs', async () => {
    for (const days of [40, 31, 30, 29, 20, 14, 13.5, 7, 3, 3, 2, 1, 0.5, -1]) await remindAt(days);
    expect(await steps()).toEqual([30, 14, 3]);
    expect(await told()).toBe(3);
  });

  it('comes once when two jobs run at the same time', async () => {
    await Promise.all([remindAt(30), remindAt(30)]);
    expect(await told()).toBe(1);
  });

  it('catches up with the nearest only, when the job did not run for weeks', async () => {
    await remindAt(2);
    expect(await steps()).toEqual([3]);
  });

  it('goes also by letter, in the language of the holder', async () => {
    await remindAt(14);
    const letters = await asSystem(async (tx) =>
      tx.execute<{ data: { kind: string; to: string; locale: string } }>(
        "select data from pgboss.job where name = 'send-mail' order by created_on",
      ),
    );
    const own = letters.rows.filter(({ data }) => data.kind === 'certificate-ends').at(-1);
    expect(own?.data).toMatchObject({ kind: 'certificate-ends', locale: awa.locale });
  });

  it('spares whoever has renewed already', async () => {
    await renew(await aBrowserKey());
    await remindAt(14);
    expect(await steps()).toEqual([]);
  });
});

it('a certificate that ended is marked as expired by the hourly job, and signs nobody in', async () => {
  const end = (await asSystem((tx) => findCertificate(tx, held.certificateId)))!.notAfter;
  const after = new Date(end.getTime() + 1000);
  expect(code(await asSystem((tx) => signInWithKey(tx, held, after)))).toBe('certificate-expired');
  await asSystem((tx) => signDueCrls(tx, after));
  expect(await stateOf(held.certificateId)).toBe('expired');
});
