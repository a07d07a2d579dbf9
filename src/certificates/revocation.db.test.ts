import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import type { Result } from '@/trade/result';
import type { Authority } from './authority';
import { currentCrl } from './current-crl';
import { findCertificates } from './find-certificates';
import { findSession } from './find-session';
import { releaseCertificate } from './release-certificate';
import { revokeAuthority } from './revoke-authority';
import { revokeCertificate } from './revoke-certificate';
import { certificates, sessions } from './schema';
import { signCrl } from './sign-crl';
import { suspendCertificate } from './suspend-certificate';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';
import { validationMaterial } from './validation-material';

let awa: Actor;
let binta: Actor;
let registrar: Actor;
let foreignRegistrar: Actor;
let issuing: Authority;
let held: EnrolledPerson;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const revoke = (actor: Actor, reason: Parameters<typeof revokeCertificate>[2]['reason'] = 'keyCompromise') =>
  as(actor, (tx) => revokeCertificate(tx, actor, { certificateId: held.certificateId, reason }));
const suspend = (actor: Actor) => as(actor, (tx) => suspendCertificate(tx, actor, held.certificateId));
const release = (actor: Actor) => as(actor, (tx) => releaseCertificate(tx, actor, held.certificateId));

async function verdict(at = new Date()) {
  const { anchors, intermediates, crls } = await asSystem(validationMaterial);
  return validatePath({
    leaf: held.certificate,
    intermediates: [...intermediates],
    anchors: [...anchors],
    crls: [...crls],
    ocspResponses: [],
    at,
    keyPurpose: oid.documentSigning,
    revocation: 'require',
  });
}

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const elsewhere = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    awa = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: 'Awa Ngo' });
    binta = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: 'Binta Sow' });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    foreignRegistrar = await aPerson(tx, { portalId: elsewhere, roles: ['registrar'] });
    ({ issuing } = await someAuthorities(tx, portalId));
  });
});
afterAll(closeTestDatabase);
beforeEach(async () => {
  held = await asSystem((tx) =>
    anEnrolledPerson(tx, { personId: awa.personId, organisationId: awa.organisationId }),
  );
});

describe('revoking a certificate', () => {
  it('is for its holder and its chamber, and for no stranger', async () => {
    expect(code(await revoke(binta))).toBe('not-allowed');
    expect(code(await revoke(foreignRegistrar))).toBe('not-allowed');
    expect(code(await revoke(awa, 'privilegeWithdrawn'))).toBe('reason-not-for-you');
    expect(code(await revoke(awa))).toBe('ok');
    expect(code(await revoke(registrar))).toBe('already-revoked');
  });

  it('puts it on a new list at once, and every path through it ends', async () => {
    expect((await verdict()).valid).toBe(true);
    const before = await asSystem((tx) => currentCrl(tx, issuing.id));
    expect(code(await revoke(registrar, 'affiliationChanged'))).toBe('ok');
    const after = await asSystem((tx) => currentCrl(tx, issuing.id));
    expect(after!.number).toBe(before!.number + 1);
    expect(await verdict()).toMatchObject({ valid: false, reasonCode: 'certificate-revoked' });
  });

  it('ends its sessions, and lets it open no other, not even by SQL', async () => {
    const [session] = await asSystem((tx) =>
      tx
        .insert(sessions)
        .values({
          personId: awa.personId,
          certificateId: held.certificateId,
          expiresAt: new Date(Date.now() + 60_000),
        })
        .returning(),
    );
    expect(await asSystem((tx) => findSession(tx, session!.id))).not.toBeNull();
    await revoke(registrar);
    expect(await asSystem((tx) => findSession(tx, session!.id))).toBeNull();
    const opened = asSystem((tx) =>
      tx
        .insert(sessions)
        .values({ personId: awa.personId, certificateId: held.certificateId, expiresAt: new Date() }),
    );
    await expect(opened).rejects.toMatchObject({
      cause: { message: 'only an active certificate of this person signs in' },
    });
  });

  it('by raw SQL ends its sessions as well', async () => {
    const values = {
      personId: awa.personId,
      certificateId: held.certificateId,
      expiresAt: new Date(Date.now() + 60_000),
    };
    const [session] = await asSystem((tx) => tx.insert(sessions).values(values).returning());
    await asSystem((tx) =>
      tx.execute(sql`update certificates set state = 'suspended' where id = ${held.certificateId}`),
    );
    const [after] = await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.id, session!.id)));
    expect(after!.endedAt).not.toBeNull();
  });

  it('by two at the same time gives consecutive lists and one refusal', async () => {
    const results = await Promise.all([revoke(registrar), revoke(awa)]);
    expect(results.map(code).sort()).toEqual(['already-revoked', 'ok']);
    const signed = await Promise.all([1, 2, 3].map(() => asSystem((tx) => signCrl(tx, issuing))));
    const numbers = signed.map((list) => (list.ok ? list.value.number : 0)).sort((a, b) => a - b);
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
  });
});

describe('suspending a certificate', () => {
  it('holds it until the chamber releases it; the holder cannot release it', async () => {
    expect(code(await suspend(awa))).toBe('ok');
    expect((await verdict()).valid).toBe(false);
    expect(code(await suspend(registrar))).toBe('not-active');
    expect(code(await release(awa))).toBe('not-allowed');
    expect(code(await release(registrar))).toBe('ok');
    expect((await verdict()).valid).toBe(true);
    expect(code(await release(registrar))).toBe('not-suspended');
  });

  it('and then revoking it counts from the suspension', async () => {
    await suspend(registrar);
    const [suspended] = await asSystem((tx) =>
      tx.select().from(certificates).where(eq(certificates.id, held.certificateId)),
    );
    await revoke(registrar);
    const [revoked] = await asSystem((tx) =>
      tx.select().from(certificates).where(eq(certificates.id, held.certificateId)),
    );
    expect(revoked).toMatchObject({
      state: 'revoked',
      revocationReason: 'keyCompromise',
      revokedAt: suspended!.revokedAt,
    });
  });
});

describe('finding certificates', () => {
  it('by person, organisation, serial, fingerprint, state', async () => {
    const [mine] = await asSystem((tx) => findCertificates(tx, { personId: awa.personId, limit: 1 }));
    const find = async (words: string) =>
      (await asSystem((tx) => findCertificates(tx, { words }))).map(({ id }) => id);
    expect(await find('awa ngo')).toContain(mine!.id);
    expect(await find('cooperative')).toContain(mine!.id);
    expect(await find(mine!.serial.toUpperCase().replace(/..(?=.)/g, '$&:'))).toEqual([mine!.id]);
    expect(await find(mine!.fingerprint.slice(0, 20))).toEqual([mine!.id]);
    expect(await find('100%')).toEqual([]);
    const next = await asSystem((tx) => findCertificates(tx, { personId: awa.personId, after: mine!.id }));
    expect(next.map(({ id }) => id)).not.toContain(mine!.id);
  });
});

describe('searching by when a certificate ends', () => {
  it('by the day it ends, by state and by portal, together with words', async () => {
    const [mine] = await asSystem((tx) => findCertificates(tx, { personId: awa.personId, limit: 1 }));
    const within = async (days: number, over: object = {}) => {
      const endingBefore = new Date(mine!.notAfter.getTime() + days * 86_400_000);
      const found = await asSystem((tx) =>
        findCertificates(tx, { endingBefore, words: 'awa ngo', limit: 200, ...over }),
      );
      return found.map(({ id }) => id).includes(mine!.id);
    };
    expect(await within(1)).toBe(true);
    expect(await within(-1)).toBe(false);
    expect(await within(1, { state: 'active', portalId: awa.portalId })).toBe(true);
    expect(await within(1, { state: 'revoked' })).toBe(false);
    expect(await within(1, { portalId: foreignRegistrar.portalId })).toBe(false);
    expect(await within(1, { organisationId: awa.organisationId })).toBe(true);
  });
});

describe('revoking an authority', () => {
  it('ends everything it issued', async () => {
    expect((await verdict()).valid).toBe(true);
    const input = { authorityId: issuing.id, reason: 'cACompromise' } as const;
    expect(code(await as(registrar, (tx) => revokeAuthority(tx, registrar, input)))).toBe('not-allowed');
    expect(await asSystem((tx) => revokeAuthority(tx, null, input))).toEqual({
      ok: true,
      value: { listed: 'now' },
    });
    expect((await verdict()).valid).toBe(false);
  });
});
