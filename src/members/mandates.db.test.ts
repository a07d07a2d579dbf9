import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findNotices } from '@/notifications/find-notices';
import { money } from '@/trade/money';
import type { Result } from '@/trade/result';
import { type Actor, scopeOf } from './actor';
import { authorityToSign } from './authority-to-sign';
import { endorseMandate } from './endorse-mandate';
import { findMandatesHeldBy, findMandatesToEndorse } from './find-mandates';
import { grantMandate, type MandateGrant } from './grant-mandate';
import { refuseMandate } from './refuse-mandate';
import { revokeMandate } from './revoke-mandate';
import { anOrganisation, aPerson, aPortal } from './testing/a-member';

let owner: Actor;
let buyer: Actor;
let stranger: Actor;
let registrar: Actor;
let foreignRegistrar: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const aGrant = (over: Partial<MandateGrant> = {}): MandateGrant => ({
  personId: buyer.personId,
  documentKinds: ['purchase-order'],
  currency: 'EUR',
  maximumMinor: 500_000,
  secondSignatoryAboveMinor: 100_000,
  validFrom: new Date(Date.now() - 1000),
  validUntil: new Date(Date.now() + 86_400_000),
  ...over,
});
const mayBuyFor = (minor: number) =>
  as(buyer, (tx) =>
    authorityToSign(tx, buyer, { kind: 'purchase-order', amount: money('EUR', minor), at: new Date() }),
  );
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const other = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    const elsewhere = (await anOrganisation(tx, { portalId })).id;
    owner = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    buyer = await aPerson(tx, { portalId, organisationId, roles: ['buyer'] });
    stranger = await aPerson(tx, { portalId, organisationId: elsewhere, roles: ['owner'] });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    foreignRegistrar = await aPerson(tx, { portalId: other, roles: ['registrar'] });
  });
});
afterAll(closeTestDatabase);

describe('a mandate', () => {
  let mandateId: string;

  it('is granted by the principal to somebody of the organisation', async () => {
    expect(code(await as(buyer, (tx) => grantMandate(tx, buyer, aGrant())))).toBe('not-allowed');
    const outsider = aGrant({ personId: stranger.personId });
    expect(code(await as(owner, (tx) => grantMandate(tx, owner, outsider)))).toBe(
      'person-not-of-organisation',
    );
    const granted = await as(owner, (tx) => grantMandate(tx, owner, aGrant()));
    if (!granted.ok) throw new Error(granted.refusal.code);
    mandateId = granted.value.mandateId;
  });

  it('has a maximum above the amount for one signatory, and ends within two years', async () => {
    const grant = (over: Partial<MandateGrant>) =>
      as(owner, async (tx) => code(await grantMandate(tx, owner, aGrant(over))));
    expect(await grant({ secondSignatoryAboveMinor: 500_000 })).toBe('amount-out-of-range');
    expect(await grant({ maximumMinor: 0 })).toBe('amount-out-of-range');
    expect(await grant({ validUntil: new Date('2099-01-01') })).toBe('validity-out-of-range');
    expect(await grant({ documentKinds: [] })).toBe('no-document-kind');
  });

  it("counts once this portal's chamber has endorsed it", async () => {
    expect(code(await mayBuyFor(50_000))).toBe('mandate-not-endorsed');
    const waiting = await as(registrar, (tx) => findMandatesToEndorse(tx, registrar.portalId!));
    expect(waiting.map((mandate) => mandate.id)).toEqual([mandateId]);
    const endorse = (by: Actor) => as(by, async (tx) => code(await endorseMandate(tx, by, { mandateId })));
    expect(await endorse(owner)).toBe('not-allowed');
    expect(await endorse(foreignRegistrar)).toBe('mandate-unknown');
    expect(await endorse(registrar)).toBe('ok');
    expect(await endorse(registrar)).toBe('mandate-already-endorsed');
  });

  it('lets its holder sign within its amounts', async () => {
    expect(await mayBuyFor(100_000)).toMatchObject({ value: { needsSecondSignatory: false } });
    expect(await mayBuyFor(100_001)).toMatchObject({ value: { needsSecondSignatory: true } });
    expect(code(await mayBuyFor(500_001))).toBe('above-mandate');
  });

  it('is hidden from every other organisation by the database itself', async () => {
    const seen = await as(stranger, (tx) => findMandatesHeldBy(tx, buyer.personId, buyer.organisationId!));
    expect(seen).toEqual([]);
  });

  it('ends when the principal takes it back', async () => {
    const revoke = (by: Actor) => as(by, async (tx) => code(await revokeMandate(tx, by, { mandateId })));
    expect(await revoke(buyer)).toBe('not-allowed');
    expect(await revoke(stranger)).toBe('mandate-unknown');
    expect(await revoke(owner)).toBe('ok');
    expect(await revoke(owner)).toBe('mandate-already-revoked');
    expect(code(await mayBuyFor(50_000))).toBe('mandate-revoked');
  });

  it('is not endorsed without anybody being told why', async () => {
    const granted = await as(owner, (tx) => grantMandate(tx, owner, aGrant()));
    if (!granted.ok) throw new Error(granted.refusal.code);
    const { mandateId: other } = granted.value;
    const refuseIt = (by: Actor, reason: string) =>
      as(by, async (tx) => code(await refuseMandate(tx, by, { mandateId: other, reason })));
    expect(await refuseIt(owner, 'No')).toBe('not-allowed');
    expect(await refuseIt(foreignRegistrar, 'No')).toBe('mandate-unknown');
    expect(await refuseIt(registrar, ' ')).toBe('reason-missing');
    expect(await refuseIt(registrar, 'The statutes ask for two directors')).toBe('ok');
    expect(
      await as(registrar, async (tx) => code(await endorseMandate(tx, registrar, { mandateId: other }))),
    ).toBe('mandate-revoked');
    for (const person of [owner, buyer]) {
      const [newest] = await as(person, (tx) => findNotices(tx, person.personId, 1));
      expect(newest).toMatchObject({
        kind: 'mandate-refused',
        facts: { reason: 'The statutes ask for two directors' },
      });
    }
  });

  it('is not needed by the principal', async () => {
    const asked = { kind: 'purchase-order', amount: money('EUR', 9_000_000), at: new Date() } as const;
    expect(await as(owner, (tx) => authorityToSign(tx, owner, asked))).toEqual({
      ok: true,
      value: { as: 'principal' },
    });
  });
});
