import type { Money } from '@/trade/money';
import { cashAtBank, unexplained, writtenOff } from '../account';
import { type EntrySubject, type JournalEntry, postedEntry } from '../journal-entry';

interface BookedLine {
  readonly lineId: string;
  readonly iban: string;
  /** Credit positive, debit negative. */
  readonly booked: Money;
  readonly at: Date;
}

/** A line nobody can explain yet is still money in our bank: it waits under its own name, with a reason. */
export function setAsideEntry(line: BookedLine, occasion: string): JournalEntry {
  const { booked, lineId } = line;
  return fromBank(line, 'set-aside', `set-aside:${occasion}`, unexplained(booked.currency, lineId));
}

/** A line that two people agreed nobody will ever explain. A credit written off is income, a debit is a loss. */
export function writeOffEntry(line: BookedLine, matchId: string): JournalEntry {
  return fromBank(line, 'write-off', `match:${matchId}`, writtenOff(line.booked.currency));
}

/** What a bank account held on the day it was opened in this ledger. */
export function openingBalanceEntry(account: { iban: string; balance: Money; at: Date }): JournalEntry {
  const { balance, iban } = account;
  return postedEntry({
    kind: 'opening-balance',
    portalId: null,
    subject: { type: 'bank-account', id: iban },
    idempotencyKey: `opening-balance:${iban}:${balance.currency}`,
    effectiveAt: account.at,
    postings: [
      { account: cashAtBank(balance.currency, iban), minor: balance.minor },
      { account: unexplained(balance.currency, `opening:${iban}`), minor: -balance.minor },
    ],
  });
}

function fromBank(
  { booked, iban, lineId, at }: BookedLine,
  kind: 'set-aside' | 'write-off',
  idempotencyKey: string,
  against: ReturnType<typeof unexplained>,
): JournalEntry {
  const subject: EntrySubject = { type: 'statement-line', id: lineId };
  return postedEntry({
    kind,
    portalId: null,
    subject,
    idempotencyKey,
    effectiveAt: at,
    postings: [
      { account: cashAtBank(booked.currency, iban), minor: booked.minor },
      { account: against, minor: -booked.minor },
    ],
  });
}
