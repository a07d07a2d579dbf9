import { parseCreditorReference } from '@/trade/creditor-reference';
import { refuse } from '@/trade/result';
import type { AuthorisationRequest, AuthorisationStarted, PaymentProvider } from '../../provider';
import { declined, done, type Outcome } from '../outcome';
import { captureFunds } from './capture-funds';
import type { EscrowAccount, EscrowPosition } from './escrow-account';
import { paymentReference } from './payment-reference';
import { readPosition } from './read-position';
import { refundFunds, returnFunds } from './return-funds';

/** An account at a bank where clients' money is held, one per currency. */
export interface EscrowBankAccount {
  readonly currency: string;
  readonly beneficiary: string;
  readonly iban: string;
  readonly bic: string;
  readonly bankName: string;
}

export interface BankTransferSettings {
  readonly accounts: readonly EscrowBankAccount[];
  readonly escrow: EscrowAccount;
  readonly now?: () => Date;
}

/**
 * Payment by wire. The payer gets an account and an ISO 11649 reference; the money is "held" once reconciliation
 * matched it in escrow. There is no settlement of its own: the bank's statement is the account of it.
 */
export function bankTransferProvider({
  accounts,
  escrow,
  now = () => new Date(),
}: BankTransferSettings): PaymentProvider {
  return {
    name: 'bank-transfer',
    authorise: (request) => expectFunds(escrow, accounts, request),
    findAuthorisation: (reference) =>
      withPosition(escrow, reference, async (position) => done(readPosition(position, now()))),
    capture: (request) =>
      withPosition(escrow, request.reference, (position) => captureFunds(escrow, position, request, now())),
    void: (request) =>
      withPosition(escrow, request.reference, (position) => returnFunds(escrow, position, request, now())),
    refund: (request) =>
      withPosition(escrow, request.reference, (position) => refundFunds(escrow, position, request)),
    listSettlements: async () => done([]),
    listSettlementLines: async () => declined('not-supported'),
    readWebhook: () => refuse('webhook-not-expected'),
  };
}

async function expectFunds(
  escrow: EscrowAccount,
  accounts: readonly EscrowBankAccount[],
  request: AuthorisationRequest,
): Promise<Outcome<AuthorisationStarted>> {
  const { amount, paymentId, expiresAt } = request;
  const account = accounts.find(({ currency }) => currency === amount.currency);
  if (!account) return declined('currency-not-supported');
  const reference = paymentReference(request);
  const expected = await escrow.expect({ reference, paymentId, amount, expiresAt });
  if (expected === 'reference-in-use') return declined('key-reused');
  const { beneficiary, iban, bic, bankName } = account;
  return done({
    reference,
    expiresAt,
    next: {
      kind: 'bank-transfer',
      instructions: { beneficiary, iban, bic, bankName, amount, creditorReference: reference },
    },
  });
}

async function withPosition<T>(
  escrow: EscrowAccount,
  reference: string,
  act: (position: EscrowPosition) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const read = parseCreditorReference(reference);
  const position = read.ok ? await escrow.find(read.value) : null;
  return position ? act(position) : declined('not-found');
}
