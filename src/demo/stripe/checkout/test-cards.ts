/** What the bank behind a test card will do. */
export type CardBehaviour =
  | { readonly kind: 'approve'; readonly refunds?: 'late' | 'fail' }
  | { readonly kind: 'authenticate' }
  | { readonly kind: 'refuse-capture' }
  | { readonly kind: 'decline'; readonly decline: Decline };

export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
}

export interface TestCard {
  readonly number: string;
  readonly brand: 'visa' | 'mastercard' | 'amex';
  readonly behaviour: CardBehaviour;
}

const declined = (declineCode: string, message = 'Your card was declined.'): CardBehaviour => ({
  kind: 'decline',
  decline: { code: 'card_declined', declineCode, message },
});
const refused = (code: string, message: string): CardBehaviour => ({
  kind: 'decline',
  decline: { code, declineCode: code, message },
});

/**
 * Stripe's well-known test cards (docs.stripe.com/testing). One differs: 4000 0000 0000 0341 can be saved at Stripe
 * and fails when it is charged later; here it can be held and fails when it is captured later.
 */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', behaviour: { kind: 'approve' } },
  { number: '5555555555554444', brand: 'mastercard', behaviour: { kind: 'approve' } },
  { number: '378282246310005', brand: 'amex', behaviour: { kind: 'approve' } },
  { number: '4000000000007726', brand: 'visa', behaviour: { kind: 'approve', refunds: 'late' } },
  { number: '4000000000005126', brand: 'visa', behaviour: { kind: 'approve', refunds: 'fail' } },
  { number: '4000002500003155', brand: 'visa', behaviour: { kind: 'authenticate' } },
  { number: '4000000000003220', brand: 'visa', behaviour: { kind: 'authenticate' } },
  { number: '4000000000000002', brand: 'visa', behaviour: declined('generic_decline') },
  {
    number: '4000000000009995',
    brand: 'visa',
    behaviour: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  { number: '4000000000009987', brand: 'visa', behaviour: declined('lost_card') },
  { number: '4000000000009979', brand: 'visa', behaviour: declined('stolen_card') },
  { number: '4100000000000019', brand: 'visa', behaviour: declined('fraudulent') },
  {
    number: '4000000000000069',
    brand: 'visa',
    behaviour: refused('expired_card', 'Your card has expired.'),
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    behaviour: refused('incorrect_cvc', "Your card's security code is incorrect."),
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    behaviour: refused('processing_error', 'An error occurred while processing your card.'),
  },
  { number: '4000000000000341', brand: 'visa', behaviour: { kind: 'refuse-capture' } },
];

/** The card a number stands for; a real card's number is refused as Stripe's test mode does. */
export function findTestCard(typed: string): TestCard {
  const number = typed.replace(/[\s-]/g, '');
  const known = testCards.find((card) => card.number === number);
  if (known) return known;
  const behaviour = hasRightCheckDigit(number)
    ? declined(
        'test_mode_live_card',
        'Your card was declined. Your request was in test mode, but used a non test card.',
      )
    : refused('incorrect_number', 'Your card number is incorrect.');
  return { number: number.slice(-4).padStart(16, '0'), brand: 'visa', behaviour };
}

/** Luhn (ISO/IEC 7812-1 annex B). */
function hasRightCheckDigit(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].toReversed().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
