import { describe, expect, it } from 'vitest';
import { aSession, simulatedStripe } from './testing/simulated-stripe';

const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  redirect: 'manual' as const,
});
const card = (number: string) =>
  form({ number, expiry: '12 / 34', cvc: '123', holder: 'Aminata Diallo', email: 'aminata@example.org' });

describe('a checkout session', () => {
  it('is open and unpaid, and has no payment intent before its page is used', async () => {
    const { stripe, url } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 100_000,
      currency: 'eur',
      metadata: { payment: 'payment-1' },
      url: `${url}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_\w{24}$/);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
  });

  it('shows what is paid, without a script, in the payer’s language', async () => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(
      aSession({
        locale: 'fr',
        line_items: [
          {
            quantity: 2,
            price_data: { currency: 'xof', unit_amount: 12_500, product_data: { name: 'Karité <brut>' } },
          },
        ],
      }),
    );
    const page = await fetch(session.url ?? '');
    const html = await page.text();
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Karité &#60;brut&#62; × 2');
    expect(html).toMatch(/25\s000\s*F\s*CFA/u);
    expect(html).toContain('Simulateur de Stripe');
    expect(html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('holds the money for seven days and leads back to the shop', async () => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    const paid = await fetch(session.url ?? '', card('4242 4242 4242 4242'));
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(`https://portal.example/paid?session=${session.id}`);

    const after = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge'],
    });
    expect(after).toMatchObject({ status: 'complete', payment_status: 'unpaid', url: null });
    expect(after.payment_intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 100_000,
      amount_received: 0,
      metadata: { payment: 'payment-1' },
      latest_charge: {
        captured: false,
        paid: true,
        balance_transaction: null,
        payment_method_details: { card: { brand: 'visa', last4: '4242' } },
      },
    });
    const intent = after.payment_intent;
    if (intent === null || typeof intent === 'string') throw new Error('not expanded');
    const charge = intent.latest_charge;
    if (charge === null || typeof charge === 'string') throw new Error('not expanded');
    const captureBefore = charge.payment_method_details?.card?.capture_before ?? 0;
    expect(captureBefore - charge.created).toBe(7 * 86_400);
  });

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000009987', 'card_declined', 'lost_card'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4111111111111111', 'card_declined', 'test_mode_live_card'],
    ['4242424242424241', 'incorrect_number', 'incorrect_number'],
  ])('stays open when card %s is declined: %s, %s', async (number, code, declineCode) => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    const declined = await fetch(session.url ?? '', card(number));
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain('role="alert"');
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after.status).toBe('open');
    expect(after.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { type: 'card_error', code, decline_code: declineCode },
    });
  });

  it('says why a card was declined in the payer’s language', async () => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession({ locale: 'fr' }));
    const declined = await fetch(session.url ?? '', card('4000000000009995'));
    expect(await declined.text()).toContain('pas suffisamment approvisionnée');
  });

  it('takes a second card on the same payment intent after a decline', async () => {
    const { stripe, control } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    await control.pay(session.id, '4000000000000002');
    const first = await stripe.checkout.sessions.retrieve(session.id);
    await control.pay(session.id);
    const second = await stripe.checkout.sessions.retrieve(session.id);
    expect(second.payment_intent).toBe(first.payment_intent);
    const charges = await stripe.charges.list({ payment_intent: String(second.payment_intent) });
    expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed']);
  });

  it.each(['4000002500003155', '4000000000003220'])('sends card %s to its bank first', async (number) => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    const toBank = await fetch(session.url ?? '', card(number));
    expect(toBank.headers.get('location')).toBe(`/c/pay/${session.id}/authenticate`);
    const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(waiting.payment_intent).toMatchObject({ status: 'requires_action' });

    expect(await (await fetch(`${session.url}/authenticate`)).text()).toContain('3-D Secure');
    const failed = await fetch(`${session.url}/authenticate`, form({ result: 'failed' }));
    expect(failed.status).toBe(402);
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after.payment_intent).toMatchObject({
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });

    await fetch(session.url ?? '', card(number));
    const confirmed = await fetch(`${session.url}/authenticate`, form({ result: 'succeeded' }));
    expect(confirmed.status).toBe(303);
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(done.payment_intent).toMatchObject({ status: 'requires_capture' });
  });

  it('asks again when the form is incomplete or the card has expired', async () => {
    const { stripe } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    const fields = { number: '4242424242424242', expiry: '12/34', cvc: '123', holder: 'A' };
    for (const wrong of [
      { number: '' },
      { expiry: '13/34' },
      { expiry: '01/20' },
      { cvc: '1' },
      { holder: ' ' },
    ]) {
      expect((await fetch(session.url ?? '', form({ ...fields, ...wrong }))).status).toBe(422);
    }
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  it('cannot be paid twice, nor after it expired', async () => {
    const { stripe, control } = await simulatedStripe();
    const paid = await stripe.checkout.sessions.create(aSession());
    const pageUrl = paid.url ?? '';
    await control.pay(paid.id);
    expect((await fetch(pageUrl, card('4242424242424242'))).status).toBe(409);

    const expired = await stripe.checkout.sessions.create(aSession());
    expect(await stripe.checkout.sessions.expire(expired.id)).toMatchObject({ status: 'expired', url: null });
    expect(await control.pay(expired.id)).toBeNull();
    await expect(stripe.checkout.sessions.expire(expired.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('expires by itself a day later', async () => {
    const { stripe, control } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession());
    await control.advanceClock(86_400);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  });

  it('takes the money at once when it is not asked to hold it', async () => {
    const { stripe, control } = await simulatedStripe();
    const session = await stripe.checkout.sessions.create(aSession({ payment_intent_data: {} }));
    await control.pay(session.id);
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({ payment_status: 'paid', payment_intent: { status: 'succeeded' } });
  });

  it.each([
    [{ line_items: [] }, 'parameter_missing', 'line_items'],
    [{ success_url: undefined }, 'parameter_missing', 'success_url'],
    [{ shipping_options: [{ shipping_rate: 'shr_1' }] }, 'parameter_unknown', 'shipping_options'],
    [{ expires_at: 17 }, undefined, 'expires_at'],
  ])('is refused with Stripe’s words for %j', async (over, code, param) => {
    const { stripe } = await simulatedStripe();
    const created = stripe.checkout.sessions.create(aSession(over));
    await expect(created).rejects.toMatchObject({ type: 'StripeInvalidRequestError', code, param });
  });

  it.each([
    ['eur', 49, 'amount_too_small'],
    ['xof', 100_000_000, 'amount_too_large'],
    ['tnd', 10_005, 'invalid_charge_amount'],
  ])('is refused for %s %i', async (currency, unit_amount, code) => {
    const { stripe } = await simulatedStripe();
    const line_items = [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: 'x' } } }];
    await expect(stripe.checkout.sessions.create(aSession({ line_items }))).rejects.toMatchObject({ code });
  });
});
