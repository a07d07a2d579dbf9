import type Stripe from 'stripe';
import { describe } from 'vitest';
import { startStripeSimulator } from '@/demo/stripe/start-stripe-simulator';
import { clientOf } from '@/demo/stripe/testing/simulated-stripe';
import { parseCreditorReference } from '@/trade/creditor-reference';
import { bankTransferProvider } from './bank-transfer/bank-transfer-provider';
import { sumOf } from './bank-transfer/read-position';
import { inMemoryEscrow } from './bank-transfer/testing/in-memory-escrow';
import { describeSequences } from './sequences.contract';
import { stripeProvider } from './stripe/stripe-provider';

describe('payment providers under random requests', () => {
  describeSequences('Stripe', async () => {
    const simulator = await startStripeSimulator();
    const { control, close } = simulator;
    const { hostname, port } = new URL(simulator.url);
    const stripe = clientOf(simulator);
    const settings = {
      secretKey: control.secretKey,
      webhookSecret: 'whsec_sequences',
      api: { protocol: 'http', host: hostname, port: Number(port) },
      maxNetworkRetries: 0,
    } as const;
    const patient = stripeProvider(settings);
    const impatient = stripeProvider({ ...settings, timeoutMs: 100 });
    let failures = 0;
    return {
      close,
      get provider() {
        return failures === 0 ? patient : impatient;
      },
      payerPays: async (reference) => void (await control.pay(reference)),
      advance: (hours) => control.advanceClock(hours * 3_600),
      failNext() {
        failures += 1;
        control.inject(
          failures % 2 === 0
            ? { kind: 'fail-before', times: 1, match: 'POST' }
            : { kind: 'lose-answer', times: 1, how: 'silence', match: 'POST' },
        );
      },
      async moved(reference) {
        const { payment_intent } = await stripe.checkout.sessions.retrieve(reference);
        if (!payment_intent) return { captured: 0, refunded: 0 };
        const charges = await stripe.charges.list({ payment_intent: String(payment_intent) });
        const sum = (pick: (charge: Stripe.Charge) => number) =>
          charges.data.filter((charge) => charge.captured).reduce((all, one) => all + pick(one), 0);
        return {
          captured: sum((charge) => charge.amount_captured),
          refunded: sum((charge) => charge.amount_refunded),
        };
      },
    };
  });

  describeSequences('bank transfer', async () => {
    let ahead = 0;
    const now = () => new Date(Date.now() + ahead);
    const escrow = inMemoryEscrow(now);
    const account = { currency: 'EUR', beneficiary: 'B', iban: 'I', bic: 'C', bankName: 'N' };
    const provider = bankTransferProvider({ accounts: [account], escrow, now });
    return {
      provider,
      close: async () => {},
      payerPays: async (reference) => escrow.credit(reference, 100_000),
      advance: async (hours) => {
        ahead += hours * 3_600_000;
      },
      failNext() {},
      async moved(reference) {
        const read = parseCreditorReference(reference);
        const movements = (read.ok && (await escrow.find(read.value))?.movements) || [];
        return {
          captured: sumOf(movements, 'capture', 'EUR').minor,
          refunded: sumOf(movements, 'refund', 'EUR').minor,
        };
      },
    };
  });
});
