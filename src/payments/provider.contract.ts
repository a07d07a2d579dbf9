import { beforeEach, describe, expect, it } from 'vitest';
import { addMoney, type Money, money } from '@/trade/money';
import type { AuthorisationRequest, PaymentProvider } from './provider';
import type { Outcome } from './providers/outcome';

/** A provider with the world around it that a test needs to move. */
export interface ProviderWorld {
  readonly provider: PaymentProvider;
  /** The payer pays the whole amount. */
  payerPays(reference: string): Promise<void>;
  /** Time passes at the provider. */
  advance(hours: number): Promise<void>;
  /** What really moved, by the provider's own books, in minor units. */
  moved(reference: string): Promise<{ captured: number; refunded: number }>;
}

const price = money('EUR', 100_000);
const half = money('EUR', 50_000);
const nothing = { captured: 0, refunded: 0 };

let requests = 0;
/** A request to hold 1,000 EUR, each with its own payment and key. */
export function anAuthorisation(over: Partial<AuthorisationRequest> = {}): AuthorisationRequest {
  requests += 1;
  return {
    paymentId: `0198c0de-0000-7000-8000-${String(requests).padStart(12, '0')}`,
    amount: price,
    orderNumber: 'PO-2026-000123',
    description: 'Washed arabica, 300 kg, FOB Douala',
    payerEmail: 'aminata@example.org',
    locale: 'fr',
    returnUrl: 'https://wouri.example/orders/1?paid=1',
    cancelUrl: 'https://wouri.example/orders/1',
    expiresAt: new Date(Date.now() + 23 * 3_600_000),
    key: `authorise-${requests}`,
    ...over,
  };
}

/** The value of a call that must have been done. */
export function mustBeDone<T>(outcome: Outcome<T>): T {
  if (outcome.outcome !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** What every payment provider must do; run it for each with its own world. */
export function describeProviderContract(name: string, makeWorld: () => Promise<ProviderWorld>): void {
  describe(`the contract of payment providers, kept by ${name}`, () => {
    let world: ProviderWorld;
    let provider: PaymentProvider;
    beforeEach(async () => {
      world = await makeWorld();
      provider = world.provider;
    });

    const started = async (request = anAuthorisation()) =>
      mustBeDone(await provider.authorise(request)).reference;
    const held = async () => {
      const reference = await started();
      await world.payerPays(reference);
      return reference;
    };
    const captured = async () => {
      const reference = await held();
      mustBeDone(await provider.capture({ reference, amount: price, key: 'capture-1' }));
      return reference;
    };
    const stateOf = async (reference: string) =>
      mustBeDone(await provider.findAuthorisation(reference)).state;

    describe('authorise', () => {
      it('holds nothing yet and names the payment', async () => {
        const request = anAuthorisation();
        const reference = await started(request);
        expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
          state: 'pending',
          reference,
          paymentId: request.paymentId,
          amount: price,
          received: money('EUR', 0),
        });
      });

      it('starts the same hold when it is asked again under its key', async () => {
        const request = anAuthorisation();
        expect(mustBeDone(await provider.authorise(request))).toEqual(
          mustBeDone(await provider.authorise(request)),
        );
      });

      it('starts different holds for different payments', async () => {
        expect(await started()).not.toBe(await started());
      });

      it('holds the whole amount once the payer paid', async () => {
        const reference = await held();
        expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
          state: 'authorised',
          amount: price,
          providerPayment: expect.any(String),
        });
        expect(await world.moved(reference)).toEqual(nothing);
      });

      it('expires when the payer does not pay in time', async () => {
        const reference = await started();
        await world.advance(24);
        expect(await stateOf(reference)).toBe('expired');
      });
    });

    describe('capture', () => {
      it('takes what is held', async () => {
        const reference = await held();
        const taken = mustBeDone(await provider.capture({ reference, amount: price, key: 'capture-1' }));
        expect(taken).toMatchObject({ amount: price, capturedAt: expect.any(Date) });
        expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
          state: 'captured',
          captured: price,
          refunded: money('EUR', 0),
        });
      });

      it('takes it once, however often it is asked under its key, also two days later', async () => {
        const reference = await held();
        const ask = () => provider.capture({ reference, amount: price, key: 'capture-1' });
        const first = mustBeDone(await ask());
        expect(mustBeDone(await ask())).toEqual(first);
        await world.advance(48);
        expect(mustBeDone(await ask())).toEqual(first);
        expect(await world.moved(reference)).toEqual({ captured: price.minor, refunded: 0 });
      });

      it('takes it once when it is asked twice at the same time', async () => {
        const reference = await held();
        const ask = () => provider.capture({ reference, amount: price, key: 'capture-1' });
        await Promise.all([ask(), ask(), ask()]);
        mustBeDone(await ask());
        expect(await world.moved(reference)).toEqual({ captured: price.minor, refunded: 0 });
      });

      it('may take less, and then nothing more', async () => {
        const reference = await held();
        mustBeDone(await provider.capture({ reference, amount: half, key: 'capture-1' }));
        expect(await provider.capture({ reference, amount: half, key: 'capture-2' })).toMatchObject({
          reason: 'already-captured',
        });
        expect(await world.moved(reference)).toEqual({ captured: half.minor, refunded: 0 });
      });

      it.each<[string, Money, string]>([
        ['more than is held', addMoney(price, money('EUR', 1)), 'amount-exceeds-hold'],
        ['another currency', money('USD', price.minor), 'currency-mismatch'],
      ])('refuses %s', async (_, amount, reason) => {
        const reference = await held();
        expect(await provider.capture({ reference, amount, key: 'capture-1' })).toMatchObject({
          outcome: 'declined',
          reason,
        });
        expect(await world.moved(reference)).toEqual(nothing);
        expect(await stateOf(reference)).toBe('authorised');
      });

      it('refuses when the payer has not paid', async () => {
        const reference = await started();
        expect(await provider.capture({ reference, amount: price, key: 'capture-1' })).toMatchObject({
          outcome: 'declined',
          reason: 'not-authorised',
        });
      });
    });

    describe('void', () => {
      it('lets the hold go, and may be asked again', async () => {
        const reference = await held();
        for (let i = 0; i < 2; i++) mustBeDone(await provider.void({ reference, key: 'void-1' }));
        expect(await stateOf(reference)).toBe('voided');
        expect(await provider.capture({ reference, amount: price, key: 'capture-1' })).toMatchObject({
          reason: 'already-voided',
        });
        expect(await world.moved(reference)).toEqual(nothing);
      });

      it('takes back an offer nobody used', async () => {
        const reference = await started();
        mustBeDone(await provider.void({ reference, key: 'void-1' }));
        expect(['voided', 'expired']).toContain(await stateOf(reference));
      });

      it('cannot undo a capture', async () => {
        const reference = await captured();
        expect(await provider.void({ reference, key: 'void-1' })).toMatchObject({
          reason: 'already-captured',
        });
        expect(await stateOf(reference)).toBe('captured');
      });
    });

    describe('refund', () => {
      it('gives back in parts up to what was captured', async () => {
        const reference = await captured();
        const refund = (minor: number, key: string) =>
          provider.refund({ reference, amount: money('EUR', minor), key });
        mustBeDone(await refund(60_000, 'refund-1'));
        expect(await refund(40_001, 'refund-2')).toMatchObject({ reason: 'amount-exceeds-captured' });
        mustBeDone(await refund(40_000, 'refund-3'));
        expect(await refund(1, 'refund-4')).toMatchObject({ reason: 'already-refunded' });
        expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
          state: 'captured',
          captured: price,
          refunded: price,
        });
      });

      it('pays back once, however often it is asked under its key, also two days later', async () => {
        const reference = await captured();
        const ask = () => provider.refund({ reference, amount: half, key: 'refund-1' });
        const first = mustBeDone(await ask());
        expect(first).toMatchObject({ amount: half, refund: expect.any(String) });
        expect(mustBeDone(await ask()).refund).toBe(first.refund);
        await world.advance(48);
        expect(mustBeDone(await ask()).refund).toBe(first.refund);
        expect(await world.moved(reference)).toEqual({ captured: price.minor, refunded: half.minor });
      });

      it('refuses a key used for another amount, and another currency', async () => {
        const reference = await captured();
        mustBeDone(await provider.refund({ reference, amount: half, key: 'refund-1' }));
        expect(await provider.refund({ reference, amount: price, key: 'refund-1' })).toMatchObject({
          reason: 'key-reused',
        });
        const dollars = money('USD', 1);
        expect(await provider.refund({ reference, amount: dollars, key: 'refund-2' })).toMatchObject({
          reason: 'currency-mismatch',
        });
      });

      it('needs a capture', async () => {
        const reference = await held();
        expect(await provider.refund({ reference, amount: half, key: 'refund-1' })).toMatchObject({
          reason: 'not-captured',
        });
      });
    });

    it.each([
      '',
      'nothing',
      'cs_test_unknown',
      'pi_unknown',
      'RF18539007547034',
      '../../payouts',
      'x'.repeat(5_000),
    ])('knows no hold called %j', async (reference) => {
      const unknown = { outcome: 'declined', reason: 'not-found' };
      expect(await provider.findAuthorisation(reference)).toMatchObject(unknown);
      expect(await provider.capture({ reference, amount: price, key: 'k' })).toMatchObject(unknown);
      expect(await provider.void({ reference, key: 'k' })).toMatchObject(unknown);
      expect(await provider.refund({ reference, amount: price, key: 'k' })).toMatchObject(unknown);
    });

    it('believes no webhook that is not signed', () => {
      expect(provider.readWebhook('{"type":"payment_intent.succeeded"}', new Headers()).ok).toBe(false);
    });

    it('lists settlements as far as it makes any', async () => {
      expect(mustBeDone(await provider.listSettlements(new Date(0)))).toEqual([]);
    });
  });
}
