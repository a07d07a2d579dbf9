import type { Money } from '@/trade/money';
import type { BankLine } from './bank-statement';
import type { matches } from './schema';

export type TargetType = Exclude<(typeof matches.$inferSelect)['targetType'], 'write-off'>;

/** Something of ours that money at the bank may belong to: a payment awaited, a provider's payout, one of ours. */
export interface Claim {
  readonly targetType: TargetType;
  readonly targetId: string;
  /** What people call it: PO-2026-000123, po_1QX…. */
  readonly label: string;
  /** What is still to come (credit positive) or to leave (debit negative); zero once it is settled. */
  readonly open: Money;
  /** Anything a bank may carry that names it: RF reference, order number, intent or payout id. */
  readonly references: readonly string[];
  /** Names the other end goes by. */
  readonly parties: readonly string[];
  readonly accounts: readonly string[];
  /** When it is due at the bank, or since when it is awaited: YYYY-MM-DD. */
  readonly expectedOn: string;
}

/** A statement line as matching sees it. */
export type LineToMatch = BankLine & { readonly id: string; readonly currency: string };

export type RuleName =
  | 'exact-reference'
  | 'charges-explain-shortfall'
  | 'stated-exchange'
  | 'counterparty-and-amount'
  | 'sum-of-several'
  | 'other-amount';

/** Why, in a code that screens put into words, with what they need for it. */
export interface Reason {
  readonly code:
    | 'reference-found'
    | 'amount-exact'
    | 'charges-explain'
    | 'exchange-within'
    | 'same-account'
    | 'same-name'
    | 'days-apart'
    | 'sum-exact'
    | 'short-by'
    | 'over-by'
    | 'settled-already';
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A way to explain a line. The parts of the line sum to the line. */
export interface Candidate {
  readonly rule: RuleName;
  readonly parts: readonly CandidatePart[];
  /** Taken on the way and borne by us, in the line's currency. */
  readonly chargesMinor: number;
  readonly reasons: readonly Reason[];
  /** 0 to 100, for ranking only. */
  readonly score: number;
}

export interface CandidatePart {
  readonly claim: Claim;
  /** The part of the line, in the line's currency, with its sign. */
  readonly lineMinor: number;
  /** What it stands for, in the claim's currency, with its sign. */
  readonly claimMinor: number;
}

/** A rule looks at one line and everything open, and names the ways it knows to explain the line. */
export type Rule = (line: LineToMatch, claims: readonly Claim[]) => readonly Candidate[];
