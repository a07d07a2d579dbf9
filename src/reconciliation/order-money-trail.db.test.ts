import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { demoMovements } from '@/demo/bank/demo-movements';
import { type DemoBank, startDemoBank } from '@/demo/bank/start-demo-bank';
import { type StripeSimulator, startStripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { accepted, aDocument, aSigningHouse } from '@/documents/testing/a-signing-house';
import { signedBy } from '@/documents/testing/signing';
import { trialBalance } from '@/ledger/trial-balance';
import type { Actor } from '@/members/actor';
import { aPerson } from '@/members/testing/a-member';
import { purchaseOrders } from '@/orders/schema';
import { authorisePayment } from '@/payments/authorise-payment';
import { capturePayment } from '@/payments/capture-payment';
import { findPaymentOfOrder } from '@/payments/find-payment';
import type { PaymentProvider } from '@/payments/provider';
import { stripeProvider } from '@/payments/providers/stripe/stripe-provider';
import { refreshPayment } from '@/payments/refresh-payment';
import { releaseEscrow } from '@/payments/release-escrow';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import { accountPositions } from './find-unexplained';
import { importSettlements } from './import-settlements';
import { importStatement } from './import-statement';
import { holds, isTracedToTheCent } from './money-trail';
import { moneyTrail } from './order-money-trail';
import { sendPayout } from './send-payout';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let stripe: StripeSimulator;
let provider: PaymentProvider;
let bank: DemoBank;
let finance: Actor;

beforeAll(async () => {
  await testDatabase();
  // the test runner claims this variable for itself
  process.env.BASE_URL = 'http://localhost:3000';
  stripe = await startStripeSimulator();
  const { hostname, port } = new URL(stripe.url);
  provider = stripeProvider({
    secretKey: stripe.control.secretKey,
    webhookSecret: 'whsec_not_used_here_0000',
    api: { protocol: 'http', host: hostname, port: Number(port) },
  });
  bank = await startDemoBank({
    stateFile: join(mkdtempSync(join(tmpdir(), 'trail-')), 'bank.json'),
    movements: async () => {
      const listed = await provider.listSettlements(new Date(0));
      return asSystem((tx) => demoMovements(tx, listed.outcome === 'done' ? listed.value : []));
    },
  });
  finance = await asSystem((tx) => aPerson(tx, { portalId: null, roles: ['finance'] }));
});
afterAll(async () => {
  await bank.close();
  await stripe.close();
  await closeTestDatabase();
});

/** An order of 2,500.00 EUR, signed by both and accepted. */
async function anAcceptedOrder() {
  const house = await aSigningHouse();
  const id = uuidv7();
  const paper = anOrderDocument();
  await asSystem((tx) =>
    tx.insert(purchaseOrders).values({
      id,
      number: paper.number,
      portalId: house.portalId,
      buyerOrganisationId: house.buyer.actor.organisationId!,
      sellerOrganisationId: house.seller.actor.organisationId!,
      buyerPersonId: house.buyer.actor.personId,
      state: 'placed',
      currency: 'EUR',
      totalMinor: paper.total.minor,
      incoterm: 'FCA',
      incotermPlace: 'Douala',
      deliveryDate: paper.deliveryDate,
      locale: 'fr',
      idempotencyKey: id,
      expiresAt: paper.expiresAt,
    }),
  );
  const document = await aDocument(house, { id });
  await signedBy(document, house.buyer, 'buyer');
  await signedBy(document, house.seller, 'seller');
  return { orderId: id, buyer: house.buyer.actor };
}

const moveOrder = (orderId: string, state: 'accepted' | 'delivered') =>
  asSystem((tx) => tx.update(purchaseOrders).set({ state }).where(eq(purchaseOrders.id, orderId)));

async function takeInStatement(opensAccount = false) {
  const file = await bank.statement();
  const bytes = new TextEncoder().encode(file?.xml ?? '');
  return accepted(await asSystem((tx) => importStatement(tx, finance, bytes, { opensAccount })));
}

describe("an order's money, paid by card", () => {
  it('is traced from the checkout to the bank account, to the cent', async () => {
    const { orderId, buyer } = await anAcceptedOrder();
    const trail = async () => (await asSystem((tx) => moneyTrail(tx, orderId)))!;
    const states = async () => (await trail()).steps.map(({ kind, state }) => `${kind} ${state}`);
    expect(new Set((await trail()).steps.map(({ state }) => state))).toEqual(new Set(['awaited']));

    // the buyer's card is held, the order accepted, the money captured through the gate
    const started = await authorisePayment(buyer, provider, {
      orderId,
      orderPage: (locale) => `http://localhost:3000/${locale}/orders/${orderId}`,
    });
    accepted(started);
    const payment = (await asSystem((tx) => findPaymentOfOrder(tx, orderId)))!;
    await stripe.control.pay(payment.checkoutReference!);
    accepted(await refreshPayment(provider, payment.id));
    await moveOrder(orderId, 'accepted');
    accepted(await capturePayment(provider, orderId));
    expect((await states()).slice(0, 2)).toEqual(['authorisation done', 'capture done']);

    // the bank account is opened by its first statement; Stripe pays out; both are taken in
    await stripe.control.payOutNow();
    await takeInStatement(true);
    accepted(await importSettlements(provider, new Date(0), finance.personId));
    expect((await states()).slice(2, 5)).toEqual([
      'provider-fee done',
      'provider-payout done',
      'bank-credit done',
    ]);
    const again = accepted(await importSettlements(provider, new Date(0), finance.personId));
    expect(again.newLines).toBe(0);

    // the goods arrived: the escrow is the seller's, and is paid out
    await moveOrder(orderId, 'delivered');
    const payout = accepted(await asSystem((tx) => releaseEscrow(tx, orderId)));
    expect((await asSystem((tx) => sendPayout(tx, finance, payout.id, { early: false }))).ok).toBe(false);
    accepted(await asSystem((tx) => sendPayout(tx, finance, payout.id, { early: true })));
    await takeInStatement();

    const whole = await trail();
    expect(
      whole.steps.map(({ kind, state }) => `${kind} ${state}`).filter((step) => !step.endsWith('done')),
    ).toEqual([]);
    expect(whole.checks.filter((check) => !holds(check))).toEqual([]);
    expect(isTracedToTheCent(whole)).toBe(true);
    expect(whole.checks).toHaveLength(8);

    const [book] = await asSystem((tx) => trialBalance(tx));
    const of = (kind: string) => book?.rows.find((row) => row.kind === kind)?.posted.minor;
    expect(book?.difference.minor).toBe(0);
    expect([of('buyer-escrow'), of('seller-payable'), of('psp-clearing')]).toEqual([0, 0, 0]);
    expect([of('platform-fee-income'), of('chamber-fee-payable')]).toEqual([10_000, 2_500]);
    const [position] = await asSystem(accountPositions);
    expect(position?.difference.minor).toBe(0);
    // of the bank's lines only the two nobody knows are left: the unknown credit and its double
    expect(position?.waiting.minor).toBe(30_000);
  }, 90_000);
});
