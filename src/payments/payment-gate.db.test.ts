import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type StripeSimulator, startStripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { documentRevisions, verificationReports } from '@/documents/schema';
import { accepted, aSigningHouse, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { purchaseOrders } from '@/orders/schema';
import { authorisePayment } from './authorise-payment';
import { capturePayment } from './capture-payment';
import { findPaymentOfOrder } from './find-payment';
import type { PaymentProvider } from './provider';
import { stripeProvider } from './providers/stripe/stripe-provider';
import { refreshPayment } from './refresh-payment';
import { captures, payments } from './schema';
import { accept, anAcceptedOrder, aPlacedOrder } from './testing/a-trade';
import { voidPayment } from './void-payment';

let simulator: StripeSimulator;
let provider: PaymentProvider;
let house: SigningHouse;

beforeAll(async () => {
  await testDatabase();
  simulator = await startStripeSimulator({ seed: 'gate', webhook: null });
  const { hostname, port } = new URL(simulator.url);
  provider = stripeProvider({
    secretKey: simulator.control.secretKey,
    webhookSecret: 'whsec_for_tests_only_0000',
    api: { protocol: 'http', host: hostname, port: Number(port) },
  });
  house = await aSigningHouse();
});
afterAll(async () => {
  await simulator.close();
  await closeTestDatabase();
});

const system = { kind: 'system' } as const;
const paymentOf = async (orderId: string) =>
  (await inTransaction(system, (tx) => findPaymentOfOrder(tx, orderId)))!;
const capturesOf = (orderId: string) =>
  database().select().from(captures).where(eq(captures.orderId, orderId));

/** What stands on the order's escrow account, posted and pending, in minor units (credit negative). */
async function orderBalances(orderId: string): Promise<{ escrow: number; pending: number }> {
  const { rows } = await database().execute<{ posted: string; pending: string }>(sql`
    select coalesce(sum(p.minor) filter (where e.phase in ('posted', 'post')), 0) as posted,
           coalesce(sum(p.minor) filter (where e.phase = 'pending' and not exists (select 1 from journal_entries s where s.pending_entry_id = e.id)), 0) as pending
    from postings p join journal_entries e on e.id = p.entry_id join ledger_accounts a on a.id = p.account_id
    where a.kind = 'buyer-escrow' and a.holder = ${orderId}`);
  return { escrow: Number(rows[0]!.posted), pending: Number(rows[0]!.pending) };
}

/** The buyer's card holds the order's total. */
async function held(orderId: string): Promise<void> {
  accepted(
    await authorisePayment(house.buyer.actor, provider, {
      orderId,
      orderPage: (locale) => `http://localhost/${locale}/orders/${orderId}`,
    }),
  );
  const payment = await paymentOf(orderId);
  await simulator.control.pay(payment.checkoutReference!);
  accepted(await refreshPayment(provider, payment.id));
}

describe('the payment gate', () => {
  it('captures what both parties signed, once, and posts it', async () => {
    const order = await anAcceptedOrder(house);
    await held(order.id);
    const payment = accepted(await capturePayment(provider, order.id));
    expect(payment.state).toBe('captured');
    accepted(await capturePayment(provider, order.id));
    expect(await capturesOf(order.id)).toMatchObject([
      { state: 'succeeded', amountMinor: 100_000, currency: 'EUR' },
    ]);
    expect(await orderBalances(order.id)).toMatchObject({ escrow: -100_000 });
  });

  it('refuses while the seller has not accepted', async () => {
    const order = await aPlacedOrder(house);
    await held(order.id);
    expect(codeOf(await capturePayment(provider, order.id))).toBe('order-not-accepted');
    expect(await capturesOf(order.id)).toEqual([]);
  });

  it('refuses when nothing is held', async () => {
    const order = await anAcceptedOrder(house);
    accepted(
      await authorisePayment(house.buyer.actor, provider, {
        orderId: order.id,
        orderPage: () => 'http://localhost/o',
      }),
    );
    expect(codeOf(await capturePayment(provider, order.id))).toBe('nothing-authorised');
  });

  it('reads the amount from the signed bytes, so a changed row takes nothing', async () => {
    const order = await aPlacedOrder(house);
    await database().execute(sql`alter table purchase_orders disable trigger user`);
    await database()
      .update(purchaseOrders)
      .set({ totalMinor: 900_000 })
      .where(eq(purchaseOrders.id, order.id));
    await database().execute(sql`alter table purchase_orders enable trigger user`);
    await held(order.id);
    await accept(order, house);
    expect(codeOf(await capturePayment(provider, order.id))).toBe('amount-not-as-signed');
    expect(await capturesOf(order.id)).toEqual([]);
    expect((await paymentOf(order.id)).state).toBe('authorised');
  });

  it('refuses when a signer was revoked before the money was taken', async () => {
    const other = await aSigningHouse();
    const beforeTheySigned = new Date();
    const order = await anAcceptedOrder(other);
    const mine = house;
    house = other;
    await held(order.id);
    house = mine;
    const revocation = {
      certificateId: other.seller.actor.certificateId,
      reason: 'keyCompromise',
    } as const;
    accepted(await inTransaction(system, (tx) => revokeCertificate(tx, null, revocation, beforeTheySigned)));
    expect(codeOf(await capturePayment(provider, order.id))).toMatch(/not-totally-passed|signatures-missing/);
    expect(await capturesOf(order.id)).toEqual([]);
  });

  it('lets the hold go when the order is declined, and then captures nothing', async () => {
    const order = await aPlacedOrder(house);
    await held(order.id);
    await database().update(purchaseOrders).set({ state: 'declined' }).where(eq(purchaseOrders.id, order.id));
    accepted(await voidPayment(provider, order.id));
    expect((await paymentOf(order.id)).state).toBe('voided');
    expect(await orderBalances(order.id)).toMatchObject({ escrow: 0, pending: 0 });
    expect(codeOf(await capturePayment(provider, order.id))).toBe('order-not-accepted');
  });

  it('takes the money once although the answer was lost and the job ran again', async () => {
    const order = await anAcceptedOrder(house);
    await held(order.id);
    simulator.control.inject({ kind: 'lose-answer', match: '/capture', times: 1, how: 'cut' });
    const first = await capturePayment(provider, order.id);
    simulator.control.clearFaults();
    if (!first.ok) expect(first.refusal.code).toBe('provider-unavailable');
    accepted(await capturePayment(provider, order.id));
    expect(await capturesOf(order.id)).toHaveLength(1);
    expect(await orderBalances(order.id)).toMatchObject({ escrow: -100_000 });
  });
});

describe('the database, asked by raw SQL,', () => {
  /** A fresh passed report of an accepted, held order: everything a capture needs, to be bent one way at a time. */
  async function aCoveredOrder() {
    const order = await anAcceptedOrder(house);
    await held(order.id);
    const payment = await paymentOf(order.id);
    const [report] = await database()
      .select()
      .from(verificationReports)
      .where(eq(verificationReports.subjectId, order.id))
      .orderBy(sql`${verificationReports.verifiedAt} desc`)
      .limit(1);
    return { order, payment, report: report! };
  }
  type Covered = Awaited<ReturnType<typeof aCoveredOrder>>;
  const capture = ({ order, payment, report }: Covered, over: Partial<typeof captures.$inferInsert> = {}) =>
    database()
      .insert(captures)
      .values({
        paymentId: payment.id,
        orderId: order.id,
        documentDigest: report.documentDigest,
        verificationId: report.id,
        currency: 'EUR',
        amountMinor: 100_000,
        state: 'requested',
        ...over,
      });
  const because = (reason: RegExp) => ({
    cause: expect.objectContaining({ message: expect.stringMatching(reason) }),
  });

  it('admits what a fresh passed verification covers, and that only once', async () => {
    const covered = await aCoveredOrder();
    await capture(covered);
    await expect(capture(covered)).rejects.toMatchObject(because(/capture_live_once/));
  });

  it('refuses another amount and another currency', async () => {
    const covered = await aCoveredOrder();
    await expect(capture(covered, { amountMinor: 100_001 })).rejects.toMatchObject(
      because(/not the amount signed/),
    );
    await expect(capture(covered, { currency: 'USD' })).rejects.toMatchObject(
      because(/not the amount signed/),
    );
  });

  it('refuses the report of another order', async () => {
    const [covered, other] = [await aCoveredOrder(), await aCoveredOrder()];
    await expect(capture(covered, { verificationId: other.report.id })).rejects.toMatchObject(
      because(/newer revision|capture_covered/),
    );
    await expect(
      capture(covered, { verificationId: other.report.id, documentDigest: other.report.documentDigest }),
    ).rejects.toMatchObject(because(/capture_covered_by_verification/));
  });

  it('refuses a stale report, and one of the buyer alone', async () => {
    const covered = await aCoveredOrder();
    const { id: _, ...facts } = covered.report;
    const [stale] = await database()
      .insert(verificationReports)
      .values({ ...facts, verifiedAt: new Date(Date.now() - 11 * 60_000) })
      .returning();
    await expect(capture(covered, { verificationId: stale!.id })).rejects.toMatchObject(because(/not fresh/));
    const [half] = await database()
      .insert(verificationReports)
      .values({ ...facts, partiesPassed: ['buyer'] })
      .returning();
    await expect(capture(covered, { verificationId: half!.id })).rejects.toMatchObject(
      because(/both parties/),
    );
    const [failed] = await database()
      .insert(verificationReports)
      .values({ ...facts, indication: 'TOTAL-FAILED' })
      .returning();
    await expect(capture(covered, { verificationId: failed!.id })).rejects.toMatchObject(
      because(/no passed verification/),
    );
  });

  it('refuses a payment called captured without a capture, and a capture that is rewritten or deleted', async () => {
    const covered = await aCoveredOrder();
    await expect(
      database().update(payments).set({ state: 'captured' }).where(eq(payments.id, covered.payment.id)),
    ).rejects.toMatchObject(because(/only through a capture/));
    await capture(covered);
    await expect(
      database().update(captures).set({ amountMinor: 1 }).where(eq(captures.orderId, covered.order.id)),
    ).rejects.toMatchObject(because(/requested to its outcome/));
    await expect(
      database().delete(captures).where(eq(captures.orderId, covered.order.id)),
    ).rejects.toMatchObject(because(/only grows/));
  });

  it('refuses bytes that are not what their digest says, and revisions that do not extend', async () => {
    const { report } = await aCoveredOrder();
    await expect(
      database().execute(
        sql`insert into document_bytes (digest, bytes) values (${Buffer.alloc(32, 1)}, ${Buffer.from('altered')})`,
      ),
    ).rejects.toMatchObject(because(/digest_is_of_bytes/));
    await expect(
      database().execute(
        sql`update document_bytes set bytes = 'x' where digest = ${Buffer.from(report.documentDigest)}`,
      ),
    ).rejects.toMatchObject(because(/only grows/));
    const [last] = await database()
      .select()
      .from(documentRevisions)
      .where(eq(documentRevisions.documentId, report.documentId))
      .orderBy(sql`number desc`)
      .limit(1);
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from('another paper')));
    await database().execute(
      sql`insert into document_bytes (digest, bytes) values (${digest}, ${Buffer.from('another paper')})`,
    );
    await expect(
      database()
        .insert(documentRevisions)
        .values({
          documentId: report.documentId,
          number: last!.number + 1,
          kind: 'completed',
          digest: new Uint8Array(digest),
          previousDigest: last!.digest,
        }),
    ).rejects.toMatchObject(because(/extends its predecessor/));
  });
});
