import { money } from '@/trade/money';
import type { AccountRef } from './account';
import type { entryPhases } from './schema';

export type EntryPhase = (typeof entryPhases)[number];

/** What can happen to money. */
export const entryKinds = [
  'authorisation',
  'authorisation-void',
  'transfer-received',
  'capture',
  'release',
  'refund',
  'provider-fee',
  'provider-settlement',
  'provider-settlement-void',
  'payout',
  'payout-void',
  'set-aside',
  'write-off',
  'opening-balance',
  'reversal',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Debit positive, credit negative, in minor units of the account's currency. */
export interface Posting {
  readonly account: AccountRef;
  readonly minor: number;
}

export interface EntrySubject {
  readonly type:
    | 'order'
    | 'payment'
    | 'payout'
    | 'provider-payout'
    | 'provider-transaction'
    | 'statement-line'
    | 'bank-account';
  readonly id: string;
}

/**
 * One event in money. Its postings sum to zero in every currency.
 *
 * `pending` reserves and shows, `post` makes the reserved amount (or less of it) real, `void` lets it go; each pending
 * entry is settled once at most. `posted` stands alone. The shape is TigerBeetle's two-phase transfer.
 */
export interface JournalEntry {
  readonly phase: EntryPhase;
  readonly kind: EntryKind;
  readonly portalId: string | null;
  readonly subject: EntrySubject;
  /** The idempotency key of the pending entry that a `post` or a `void` settles. */
  readonly settles: string | null;
  /** The idempotency key of the entry that this one takes back. */
  readonly reverses: string | null;
  /** Says which event this is: the same event recorded twice is one entry. */
  readonly idempotencyKey: string;
  readonly effectiveAt: Date;
  readonly postings: readonly Posting[];
}

type EntryFacts = Pick<JournalEntry, 'kind' | 'portalId' | 'subject' | 'idempotencyKey' | 'effectiveAt'> & {
  readonly postings: readonly Posting[];
};

export function postedEntry(facts: EntryFacts): JournalEntry {
  return balanced({ ...facts, phase: 'posted', settles: null, reverses: null });
}

export function pendingEntry(facts: EntryFacts): JournalEntry {
  return balanced({ ...facts, phase: 'pending', settles: null, reverses: null });
}

export function postOf(pendingKey: string, facts: EntryFacts): JournalEntry {
  return balanced({ ...facts, phase: 'post', settles: pendingKey, reverses: null });
}

export function voidOf(pendingKey: string, facts: Omit<EntryFacts, 'postings'>): JournalEntry {
  return balanced({ ...facts, phase: 'void', settles: pendingKey, reverses: null, postings: [] });
}

/** The entry that undoes another to the cent. Entries are never changed: a correction is one more entry. */
export function reversalOf(entry: JournalEntry, effectiveAt: Date): JournalEntry {
  if (entry.phase === 'pending' || entry.phase === 'void') {
    throw new RangeError(`a ${entry.phase} entry is settled, not reversed`);
  }
  return balanced({
    phase: 'posted',
    kind: 'reversal',
    portalId: entry.portalId,
    subject: entry.subject,
    settles: null,
    reverses: entry.idempotencyKey,
    idempotencyKey: `reversal:${entry.idempotencyKey}`,
    effectiveAt,
    postings: entry.postings.map(({ account, minor }) => ({ account, minor: -minor })),
  });
}

/** Does an entry take no more than a pending one reserved, account by account? */
export function isWithin(
  entry: Pick<JournalEntry, 'postings'>,
  pending: Pick<JournalEntry, 'postings'>,
): boolean {
  return entry.postings.every(({ account, minor }) => {
    const reserved = pending.postings.find((posting) => isSameAccount(posting.account, account))?.minor ?? 0;
    return Math.sign(reserved) === Math.sign(minor) && Math.abs(minor) <= Math.abs(reserved);
  });
}

function isSameAccount(a: AccountRef, b: AccountRef): boolean {
  return a.kind === b.kind && a.currency === b.currency && a.holder === b.holder;
}

/** The sum of the postings by currency; every value is zero in a sound entry. */
export function sumsByCurrency(postings: readonly Posting[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { account, minor } of postings) {
    sums.set(account.currency, (sums.get(account.currency) ?? 0) + money(account.currency, minor).minor);
  }
  return sums;
}

/** Drops postings of nothing, and throws on an entry that does not balance: that is always a bug. */
function balanced(entry: JournalEntry): JournalEntry {
  for (const [currency, sum] of sumsByCurrency(entry.postings)) {
    if (sum !== 0) throw new RangeError(`${entry.idempotencyKey}: postings in ${currency} sum to ${sum}`);
  }
  const postings = entry.postings.filter((posting) => posting.minor !== 0);
  if (postings.length === 0 && entry.phase !== 'void') {
    throw new RangeError(`${entry.idempotencyKey}: an entry moves something`);
  }
  return { ...entry, postings };
}
