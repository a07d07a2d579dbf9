import { type Money, money } from '@/trade/money';
import type { MoneyTrail, TrailCheck, TrailState, TrailStep } from './money-trail';

/** What the rooms know of one order's money; null where it has not happened. */
export interface TrailFacts {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly total: Money;
  readonly payment: {
    readonly provider: string;
    readonly state: string;
    readonly amount: Money;
    readonly reference: string | null;
    readonly authorisedAt: Date | null;
    readonly refunded: Money;
  } | null;
  readonly capture: {
    readonly amount: Money;
    readonly at: Date | null;
    readonly reference: string | null;
  } | null;
  /** The provider's own lines for this payment, summed. */
  readonly providerLines: {
    readonly id: string;
    readonly gross: Money;
    readonly fee: Money;
    readonly net: Money;
    readonly at: Date;
  } | null;
  readonly providerPayout: {
    readonly id: string;
    readonly amount: Money;
    readonly linesNet: Money;
    readonly state: string;
  } | null;
  /** The bank's lines for the provider's payout, or for the payer's transfer. */
  readonly bankCredit: BankMatch | null;
  readonly release: {
    readonly entryId: string;
    readonly at: Date;
    readonly escrow: Money;
    readonly seller: Money;
    readonly platform: Money;
    readonly chamber: Money;
  } | null;
  readonly payout: {
    readonly id: string;
    readonly amount: Money;
    readonly state: string;
    readonly sentAt: Date | null;
  } | null;
  readonly bankDebit: BankMatch | null;
}

interface BankMatch {
  readonly lineId: string;
  readonly amount: Money;
  readonly bookedOn: Date;
}

/** Puts the facts in the order money takes, and compares every two of them that must agree. Pure. */
export function traceMoney(facts: TrailFacts): MoneyTrail {
  const isTransfer = facts.payment?.provider === 'bank-transfer';
  const received = isTransfer ? [bankCredit(facts)] : [];
  const settled = isTransfer ? [] : [providerFee(facts), providerPayout(facts), bankCredit(facts)];
  return {
    orderId: facts.orderId,
    orderNumber: facts.orderNumber,
    total: facts.total,
    provider: facts.payment?.provider ?? null,
    steps: [
      ...received,
      authorisation(facts),
      capture(facts),
      ...settled,
      ...refund(facts),
      release(facts),
      payout(facts),
      bankDebit(facts),
    ],
    checks: checksOf(facts, isTransfer),
  };
}

const nothing = { evidence: null, at: null, parts: [] } as const;

function authorisation({ payment, total }: TrailFacts): TrailStep {
  if (!payment) return { kind: 'authorisation', state: 'awaited', amount: total, ...nothing };
  const isHeld = payment.authorisedAt !== null;
  const isOver = ['failed', 'voided', 'expired'].includes(payment.state);
  return {
    kind: 'authorisation',
    state: isOver ? 'failed' : isHeld ? 'done' : 'pending',
    amount: payment.amount,
    evidence: payment.reference ? { type: 'provider-payment', id: payment.reference } : null,
    at: payment.authorisedAt,
    parts: [],
  };
}

function capture({ capture: taken, total }: TrailFacts): TrailStep {
  if (!taken) return { kind: 'capture', state: 'awaited', amount: total, ...nothing };
  return {
    kind: 'capture',
    state: taken.at ? 'done' : 'pending',
    amount: taken.amount,
    evidence: taken.reference ? { type: 'provider-payment', id: taken.reference } : null,
    at: taken.at,
    parts: [],
  };
}

function providerFee({ providerLines }: TrailFacts): TrailStep {
  if (!providerLines) return { kind: 'provider-fee', state: 'awaited', amount: null, ...nothing };
  const { fee, id, at } = providerLines;
  return {
    kind: 'provider-fee',
    state: 'done',
    amount: money(fee.currency, -fee.minor),
    evidence: { type: 'provider-transaction', id },
    at,
    parts: [],
  };
}

/** The order's own share of the provider's payout, which may pay many orders at once. */
function providerPayout({ providerLines, providerPayout: paid }: TrailFacts): TrailStep {
  if (!paid || !providerLines) return { kind: 'provider-payout', state: 'awaited', amount: null, ...nothing };
  const states: Readonly<Record<string, TrailState>> = {
    paid: 'done',
    failed: 'failed',
    cancelled: 'failed',
  };
  return {
    kind: 'provider-payout',
    state: states[paid.state] ?? 'pending',
    amount: providerLines.net,
    evidence: { type: 'provider-payout', id: paid.id },
    at: providerLines.at,
    parts: [],
  };
}

function bankCredit({ bankCredit: booked }: TrailFacts): TrailStep {
  if (!booked) return { kind: 'bank-credit', state: 'awaited', amount: null, ...nothing };
  return fromBank('bank-credit', booked);
}

function refund({ payment }: TrailFacts): TrailStep[] {
  if (!payment || payment.refunded.minor === 0) return [];
  const amount = money(payment.refunded.currency, -payment.refunded.minor);
  return [{ kind: 'refund', state: 'done', amount, ...nothing }];
}

function release({ release: released, total }: TrailFacts): TrailStep {
  if (!released) return { kind: 'release', state: 'awaited', amount: total, ...nothing };
  return {
    kind: 'release',
    state: 'done',
    amount: released.escrow,
    evidence: { type: 'journal-entry', id: released.entryId },
    at: released.at,
    parts: [
      { name: 'seller', amount: released.seller },
      { name: 'platform', amount: released.platform },
      { name: 'chamber', amount: released.chamber },
    ],
  };
}

function payout({ payout: paidOut }: TrailFacts): TrailStep {
  if (!paidOut) return { kind: 'payout', state: 'awaited', amount: null, ...nothing };
  const states: Readonly<Record<string, TrailState>> = { sent: 'done', paid: 'done', returned: 'failed' };
  return {
    kind: 'payout',
    state: states[paidOut.state] ?? 'pending',
    amount: paidOut.amount,
    evidence: { type: 'payout', id: paidOut.id },
    at: paidOut.sentAt,
    parts: [],
  };
}

function bankDebit({ bankDebit: booked }: TrailFacts): TrailStep {
  if (!booked) return { kind: 'bank-debit', state: 'awaited', amount: null, ...nothing };
  return fromBank('bank-debit', booked);
}

function fromBank(kind: 'bank-credit' | 'bank-debit', { amount, bookedOn, lineId }: BankMatch): TrailStep {
  return {
    kind,
    state: 'done',
    amount,
    evidence: { type: 'statement-line', id: lineId },
    at: bookedOn,
    parts: [],
  };
}

function checksOf(facts: TrailFacts, isTransfer: boolean): TrailCheck[] {
  const {
    capture: taken,
    providerLines,
    providerPayout: paid,
    bankCredit: credit,
    release: released,
    payout: out,
    bankDebit: debit,
  } = facts;
  const checks: TrailCheck[] = [];
  const compare = (code: TrailCheck['code'], expected: Money | undefined, found: Money | undefined) => {
    if (expected && found) checks.push({ code, expected, found });
  };
  compare('captured-is-signed-total', facts.total, taken?.amount);
  compare('provider-gross-is-captured', taken?.amount, providerLines?.gross);
  compare('provider-payout-is-its-lines', paid?.amount, paid?.linesNet);
  if (isTransfer) compare('bank-credits-are-payment', facts.payment?.amount, credit?.amount);
  else compare('bank-credit-is-provider-payout', paid?.amount, credit?.amount);
  if (released) {
    const { seller, platform, chamber } = released;
    const shares = money(seller.currency, seller.minor + platform.minor + chamber.minor);
    compare('shares-are-released', released.escrow, shares);
  }
  compare('released-is-captured', taken?.amount, released?.escrow);
  compare('payout-is-seller-share', released?.seller, out?.amount);
  compare(
    'bank-debit-is-payout',
    out?.amount,
    debit ? money(debit.amount.currency, -debit.amount.minor) : undefined,
  );
  return checks;
}
