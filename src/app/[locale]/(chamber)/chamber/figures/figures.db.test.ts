import { eq } from 'drizzle-orm';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProduct } from '@/catalogue/testing/a-product';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { producers } from '@/members/schema';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { type OrderState, orderLines, purchaseOrders } from '@/orders/schema';
import { figureCsv } from './figures-csv';
import { readFigures } from './read-figures';

const now = new Date('2026-11-24T12:00:00Z');
let registrar: Actor & { portalId: string };
let otherRegistrar: Actor & { portalId: string };

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const other = await aPortal(tx);
    const staff = async (portalId: string) => ({
      ...(await aPerson(tx, { portalId, roles: ['registrar'] })),
      portalId,
    });
    registrar = await staff(portal.id);
    otherRegistrar = await staff(other.id);
    await trade(tx, portal.id);
  });
});
afterAll(closeTestDatabase);

/** Two signed orders from Switzerland, one from Senegal, one that only the buyer signed. */
async function trade(tx: Tx, portalId: string): Promise<void> {
  const women = await anOrganisation(tx, {
    portalId,
    womenLed: true,
    memberCount: 340,
    kind: 'cooperative',
    createdAt: new Date('2026-10-05T00:00:00Z'),
  });
  const [maker] = await tx
    .insert(producers)
    .values({
      organisationId: women.id,
      slug: 'a',
      name: 'Jeanne',
      place: 'Douala',
      isWoman: true,
      story: {},
    })
    .returning();
  const seller = await aPerson(tx, { portalId, organisationId: women.id, roles: ['seller'] });
  const { productId } = await aProduct(tx, seller, { producerId: maker!.id });
  const swiss = await anOrganisation(tx, { portalId, country: 'CH' });
  const senegalese = await anOrganisation(tx, { portalId, country: 'SN' });
  const buyer = await aPerson(tx, { portalId, organisationId: swiss.id, roles: ['buyer'] });
  let number = 0;
  const order = async (
    buyerId: string,
    state: OrderState,
    currency: string,
    totalMinor: number,
    month: number,
  ) => {
    const [row] = await tx
      .insert(purchaseOrders)
      .values({
        number: `PO-2026-${number++}`,
        portalId,
        buyerOrganisationId: buyerId,
        sellerOrganisationId: women.id,
        buyerPersonId: buyer.personId,
        state: 'draft',
        currency,
        totalMinor,
        incoterm: 'FCA',
        incotermPlace: 'Douala',
        deliveryDate: '2026-12-01',
        locale: 'fr',
        idempotencyKey: String(number),
        expiresAt: now,
      })
      .returning();
    await tx.insert(orderLines).values({
      orderId: row!.id,
      position: 1,
      productId,
      productVersion: 1,
      name: { fr: 'Ananas séché' },
      hsCode: '080430',
      originCountry: 'CM',
      unit: 'KGM',
      quantityThousandths: 1_000,
      unitMinor: totalMinor,
      lineMinor: totalMinor,
    });
    const acceptedAt = state === 'placed' ? null : new Date(Date.UTC(2026, month - 1, 10));
    await tx.update(purchaseOrders).set({ state, acceptedAt }).where(eq(purchaseOrders.id, row!.id));
  };
  await order(swiss.id, 'accepted', 'EUR', 100_000, 9);
  await order(swiss.id, 'completed', 'EUR', 50_000, 11);
  await order(senegalese.id, 'delivered', 'XOF', 900_000, 11);
  await order(senegalese.id, 'placed', 'EUR', 777_777, 11);
}

describe('figures of a chamber', () => {
  it('count what both parties signed, each currency for itself', async () => {
    const { trade } = await readFigures(registrar, '12', now);
    expect(trade.byBuyerCountry).toEqual([
      { of: 'SN', currency: 'XOF', totalMinor: 900_000, orders: 1 },
      { of: 'CH', currency: 'EUR', totalMinor: 150_000, orders: 2 },
    ]);
    expect(trade.byMonth).toEqual([
      { of: '2026-09-01', currency: 'EUR', totalMinor: 100_000, orders: 1 },
      { of: '2026-11-01', currency: 'EUR', totalMinor: 50_000, orders: 1 },
      { of: '2026-11-01', currency: 'XOF', totalMinor: 900_000, orders: 1 },
    ]);
    expect(trade.byHsCode.map(({ of, currency, orders }) => [of, currency, orders])).toEqual([
      ['080430', 'XOF', 1],
      ['080430', 'EUR', 2],
    ]);
  });

  it('leave out what was signed before the period', async () => {
    const { trade } = await readFigures(registrar, '3', new Date('2027-01-05T00:00:00Z'));
    expect(trade.byMonth.map(({ of }) => of)).toEqual(['2026-11-01', '2026-11-01']);
  });

  it('name the women reached: makers and cooperatives whose goods were sold, each once', async () => {
    const { trade } = await readFigures(registrar, '12', now);
    expect(trade.reached).toEqual({
      producers: 1,
      womenProducers: 1,
      organisations: 1,
      womenLedOrganisations: 1,
      womenLedMembers: 340,
    });
  });

  it('count members by form, women-led apart, and who joined', async () => {
    const { members } = await readFigures(registrar, '12', now);
    expect(members.byKind).toEqual([{ kind: 'cooperative', members: 3, womenLed: 1, suspended: 0 }]);
    expect(members.joined[0]).toEqual({ month: '2026-10-01', members: 1 });
    expect(members.womenProducers).toBe(1);
  });

  it('say nothing of another chamber’s market', async () => {
    const { trade, members, certificates } = await readFigures(otherRegistrar, '60', now);
    expect(trade.byMonth).toEqual([]);
    expect(trade.reached.organisations).toBe(0);
    expect(members.byKind).toEqual([]);
    expect(certificates.active).toBe(0);
  });
});

describe('a figure as CSV', () => {
  it('has amounts in decimals of their currency', async () => {
    const figures = await readFigures(registrar, '12', now);
    const csv = figureCsv('volume-by-country', figures);
    const { data } = Papa.parse<string[]>(csv.trim());
    expect(data).toEqual([
      ['buyer_country', 'currency', 'total', 'orders'],
      ['SN', 'XOF', '900000', '1'],
      ['CH', 'EUR', '1500.00', '2'],
    ]);
  });

  it('lets no cell become a formula', async () => {
    const figures = await readFigures(registrar, '12', now);
    const revoked = [{ month: '2026-11-01', reason: '=HYPERLINK("http://evil")', certificates: 1 }];
    const csv = figureCsv('revocations', { ...figures, certificates: { ...figures.certificates, revoked } });
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });
});
