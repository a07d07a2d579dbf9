import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { buildCertificationRequest } from '@/pki/pkcs10';
import type { Result } from '@/trade/result';
import { endOwnSession } from './end-own-session';
import { findCertificate } from './find-certificates';
import { findEnrolment } from './find-enrolment';
import { findOwnSessions } from './find-own-sessions';
import { findSession } from './find-session';
import { inviteOwnDevice } from './invite-own-device';
import { issueMemberCertificate } from './issue-member-certificate';
import { revokeCertificate } from './revoke-certificate';
import { suspendCertificate } from './suspend-certificate';
import { aBrowserKey, anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';
import { signInWithKey } from './testing/a-sign-in';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const minute = 60_000;

let portalId: string;
let organisationId: string;
let awa: Actor;
let laptop: EnrolledPerson;
let session: Actor;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    portalId = (await aPortal(tx)).id;
    organisationId = (await anOrganisation(tx, { portalId })).id;
    await someAuthorities(tx, portalId);
  });
});
afterAll(closeTestDatabase);
beforeEach(async () => {
  awa = await asSystem((tx) => aPerson(tx, { portalId, organisationId, roles: ['seller'] }));
  laptop = await asSystem((tx) => anEnrolledPerson(tx, { personId: awa.personId, organisationId }));
  session = await enter(laptop);
});

async function enter(device: Pick<EnrolledPerson, 'keys' | 'certificate'>): Promise<Actor> {
  const result = await asSystem((tx) => signInWithKey(tx, device));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const invite = (deviceName: string, options: { replacesThis?: boolean; by?: Actor; now?: Date } = {}) => {
  const { replacesThis = false, by = session, now } = options;
  return asSystem((tx) => inviteOwnDevice(tx, by, { deviceName, replacesThis }, now));
};
const tokenOf = async (invited: ReturnType<typeof invite>) => {
  const result = await invited;
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.token;
};
async function certify(token: string) {
  const keys = await aBrowserKey();
  const certificationRequest = await buildCertificationRequest([], keys);
  const issued = await asSystem((tx) =>
    issueMemberCertificate(tx, { token, certificationRequest, keyProtection: 'browser' }),
  );
  return { issued, keys };
}
async function added(name: string, options: Parameters<typeof invite>[1] = {}) {
  const { issued, keys } = await certify(await tokenOf(invite(name, options)));
  if (!issued.ok) throw new Error(issued.refusal.code);
  return { ...issued.value, keys };
}
const find = (certificateId: string) => asSystem((tx) => findCertificate(tx, certificateId));
const stateOf = async (certificateId: string) => (await find(certificateId))?.state;

describe('another device of one’s own', () => {
  it('gets its own certificate, and both are in force', async () => {
    const telephone = await added('My telephone');
    expect(await find(telephone.certificateId)).toMatchObject({
      personId: awa.personId,
      organisationId,
      deviceName: 'My telephone',
      state: 'active',
    });
    await enter(telephone);
    expect(await stateOf(laptop.certificateId)).toBe('active');
    expect((await asSystem((tx) => findOwnSessions(tx, awa.personId))).map((one) => one.deviceName)).toEqual([
      'My telephone',
      null,
    ]);
  });

  it('may be the third, and not the fourth', async () => {
    const late = await tokenOf(invite('Third'));
    const another = await asSystem((tx) => anEnrolledPerson(tx, { personId: awa.personId, organisationId }));
    expect((await certify(late)).issued.ok).toBe(true);
    expect(code(await invite('Fourth'))).toBe('too-many-devices');
    const certificateId = another.certificateId;
    const holder = { ...session, roles: [] };
    await asSystem((tx) => revokeCertificate(tx, holder, { certificateId, reason: 'superseded' }));
    expect(code(await invite('Fourth'))).toBe('ok');
  });

  it('is not added beyond three when the chamber invited in the meantime', async () => {
    await added('Second');
    const token = await tokenOf(invite('Third'));
    await asSystem((tx) => anEnrolledPerson(tx, { personId: awa.personId, organisationId }));
    expect(code((await certify(token)).issued)).toBe('too-many-devices');
  });

  it('that is a new telephone takes the place of the old one when it first signs in', async () => {
    const telephone = await added('New telephone', { replacesThis: true });
    expect(await stateOf(laptop.certificateId)).toBe('active');
    await enter(telephone);
    expect(await stateOf(laptop.certificateId)).toBe('superseded');
    expect(await asSystem((tx) => findSession(tx, session.sessionId))).toBeNull();
  });

  it('is invited for a quarter of an hour, by one link at a time', async () => {
    const old = await tokenOf(invite('Late', { now: new Date(Date.now() - 16 * minute) }));
    expect(code(await asSystem((tx) => findEnrolment(tx, old)))).toBe('enrolment-expired');
    const first = await tokenOf(invite('First'));
    await tokenOf(invite('Second'));
    expect(code(await asSystem((tx) => findEnrolment(tx, first)))).toBe('enrolment-expired');
  });

  it('cannot be added with a stolen key once that is revoked or suspended', async () => {
    const open = await tokenOf(invite('Thief'));
    await asSystem((tx) => suspendCertificate(tx, { ...session, roles: [] }, laptop.certificateId));
    expect(code((await certify(open)).issued)).toBe('enrolment-expired');
    expect(code(await invite('Thief'))).toBe('not-active');
  });

  it('that a stolen key added falls with it', async () => {
    const first = await added('Thief 1');
    const second = await added('Thief 2', { by: await enter(first) });
    const input = { certificateId: laptop.certificateId, reason: 'keyCompromise' } as const;
    await asSystem((tx) => revokeCertificate(tx, { ...session, roles: [] }, input));
    expect(await stateOf(first.certificateId)).toBe('revoked');
    expect(await stateOf(second.certificateId)).toBe('revoked');
  });

  it('stays when the first is given up for another reason', async () => {
    const telephone = await added('My telephone');
    const input = { certificateId: laptop.certificateId, reason: 'superseded' } as const;
    await asSystem((tx) => revokeCertificate(tx, { ...session, roles: [] }, input));
    expect(await stateOf(telephone.certificateId)).toBe('active');
  });
});

describe('one’s own sessions', () => {
  const runs = async ({ sessionId }: Actor) => (await asSystem((tx) => findSession(tx, sessionId))) !== null;

  it('are ended one by one, or all but this one', async () => {
    const [second, third, fourth] = [await enter(laptop), await enter(laptop), await enter(laptop)];
    await asSystem((tx) => endOwnSession(tx, session, second.sessionId));
    expect([await runs(session), await runs(second), await runs(third)]).toEqual([true, false, true]);
    expect(await asSystem((tx) => endOwnSession(tx, session, null))).toMatchObject({ value: { ended: 2 } });
    expect([await runs(session), await runs(third), await runs(fourth)]).toEqual([true, false, false]);
  });

  it('are nobody else’s to end', async () => {
    const binta = await asSystem((tx) => aPerson(tx, { portalId, organisationId, roles: ['owner'] }));
    expect(code(await asSystem((tx) => endOwnSession(tx, binta, session.sessionId)))).toBe('session-unknown');
    expect(await runs(session)).toBe(true);
  });
});
