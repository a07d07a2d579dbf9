import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import { purchaseOrders } from '@/orders/schema';
import type { Settlement } from '@/payments/providers/settlement';
import { payments, payouts } from '@/payments/schema';
import type { Movement } from './bank-book';

/** What a wire loses on its way where the demo shows a wire that arrives short. */
const wireCharges = 800;

/**
 * What moves the house's account: payouts of the payment provider, ours to sellers, transfers that buyers were asked
 * for; and the first time two credits that nobody knows, of which the second is the first one over again.
 */
export async function demoMovements(
  tx: Tx,
  settlements: readonly Settlement[],
  currency = 'EUR',
): Promise<Movement[]> {
  const paid = settlements.filter(
    ({ amount, state }) => amount.currency === currency && (state === 'paid' || state === 'on-its-way'),
  );
  return [
    ...paid.map(({ amount, reference }) => ({
      name: reference,
      amountMinor: amount.minor,
      endToEndId: reference,
      counterparty: 'STRIPE PAYMENTS EUROPE LTD',
      remittance: `STRIPE ${reference}`,
    })),
    ...(await sentPayouts(tx, currency)),
    ...(await awaitedTransfers(tx, currency)),
    ...unknownCredits,
  ];
}

const unknownCredits: readonly Movement[] = [1, 2].map((time) => ({
  name: `unknown credit ${time}`,
  amountMinor: 15_000,
  counterparty: 'M LEFEVRE',
  remittance: 'DON POUR LES FEMMES DE BONABERI',
  servicerReference: 'BDD-VIR-771204',
}));

async function sentPayouts(tx: Tx, currency: string): Promise<Movement[]> {
  const rows = await tx
    .select({ payout: payouts, seller: organisations.legalName })
    .from(payouts)
    .innerJoin(organisations, eq(organisations.id, payouts.organisationId))
    .where(eq(payouts.currency, currency));
  return rows
    .filter(({ payout }) => payout.state === 'sent' || payout.state === 'paid')
    .map(({ payout, seller }) => ({
      name: `payout ${payout.id}`,
      amountMinor: -payout.amountMinor,
      endToEndId: payout.reference,
      counterparty: seller.toUpperCase(),
      remittance: `VIREMENT ${payout.reference}`,
    }));
}

/** Every second wire arrives short by what banks took on its way, and says so. */
async function awaitedTransfers(tx: Tx, currency: string): Promise<Movement[]> {
  const rows = await tx
    .select({ payment: payments, orderNumber: purchaseOrders.number, buyer: organisations.legalName })
    .from(payments)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, payments.orderId))
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.buyerOrganisationId))
    .where(eq(payments.provider, 'bank-transfer'));
  return rows
    .filter(({ payment }) => payment.currency === currency && payment.creditorReference !== null)
    .map(({ payment, orderNumber, buyer }, i) => {
      const charges = i % 2 === 0 && payment.amountMinor >= 100 * wireCharges ? wireCharges : 0;
      return {
        name: `transfer ${payment.id}`,
        amountMinor: payment.amountMinor - charges,
        chargesMinor: charges,
        creditorReference: payment.creditorReference,
        counterparty: buyer.toUpperCase(),
        remittance: `COMMANDE ${orderNumber}`,
      };
    });
}
