import { describe, expect, it } from 'vitest';
import { parseCreditorReference } from '@/trade/creditor-reference';
import { money } from '@/trade/money';
import { anAuthorisation, describeProviderContract, mustBeDone } from '../../provider.contract';
import { bankTransferProvider } from './bank-transfer-provider';
import { inMemoryEscrow } from './testing/in-memory-escrow';

const account = {
  currency: 'EUR',
  beneficiary: 'Chambre de Wouri, compte séquestre',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  bankName: 'Banque de démonstration',
};

function aWorld() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const escrow = inMemoryEscrow(now);
  const provider = bankTransferProvider({ accounts: [account], escrow, now });
  return {
    provider,
    escrow,
    payerPays: async (reference: string) => escrow.credit(reference, 100_000),
    advance: async (hours: number) => {
      ahead += hours * 3_600_000;
    },
    moved: async (reference: string) => {
      const authorisation = mustBeDone(await provider.findAuthorisation(reference));
      return authorisation.state === 'captured'
        ? { captured: authorisation.captured.minor, refunded: authorisation.refunded.minor }
        : { captured: 0, refunded: 0 };
    },
  };
}

describeProviderContract('bank transfer', async () => aWorld());

describe('payment by bank transfer', () => {
  it('tells the payer where to pay, with a reference that names order and payment', async () => {
    const { provider } = aWorld();
    const { next, reference } = mustBeDone(await provider.authorise(anAuthorisation()));
    expect(parseCreditorReference(reference).ok).toBe(true);
    expect(reference).toMatch(/^RF\d\dPO2026000123[0-9A-Z]{6}$/);
    expect(next).toEqual({
      kind: 'bank-transfer',
      instructions: {
        beneficiary: account.beneficiary,
        iban: account.iban,
        bic: account.bic,
        bankName: account.bankName,
        amount: money('EUR', 100_000),
        creditorReference: reference,
      },
    });
  });

  it('is not offered in a currency without an account', async () => {
    const { provider } = aWorld();
    expect(await provider.authorise(anAuthorisation({ amount: money('XOF', 655_957) }))).toMatchObject({
      reason: 'currency-not-supported',
    });
  });

  it('is pending while only part of the money arrived, also after its time', async () => {
    const { provider, escrow, advance } = aWorld();
    const { reference } = mustBeDone(await provider.authorise(anAuthorisation()));
    escrow.credit(reference, 99_999);
    await advance(24);
    expect(mustBeDone(await provider.findAuthorisation(reference))).toMatchObject({
      state: 'pending',
      received: money('EUR', 99_999),
    });
    expect(await provider.capture({ reference, amount: money('EUR', 1), key: 'k' })).toMatchObject({
      reason: 'not-authorised',
    });
    escrow.credit(reference, 1);
    expect(mustBeDone(await provider.findAuthorisation(reference)).state).toBe('authorised');
  });

  it('never captures an over-payment', async () => {
    const { provider, escrow } = aWorld();
    const { reference } = mustBeDone(await provider.authorise(anAuthorisation()));
    escrow.credit(reference, 150_000);
    expect(await provider.capture({ reference, amount: money('EUR', 100_001), key: 'k' })).toMatchObject({
      reason: 'amount-exceeds-hold',
    });
  });

  it('sends everything back when it is given up', async () => {
    const { provider, escrow, payerPays } = aWorld();
    const { reference } = mustBeDone(await provider.authorise(anAuthorisation()));
    await payerPays(reference);
    mustBeDone(await provider.void({ reference, key: 'void-1' }));
    const read = parseCreditorReference(reference);
    const position = read.ok ? await escrow.find(read.value) : null;
    expect(position?.movements).toMatchObject([{ kind: 'return', amount: money('EUR', 100_000) }]);
  });

  it('reads a reference as the payer’s bank printed it', async () => {
    const { provider } = aWorld();
    const { reference } = mustBeDone(await provider.authorise(anAuthorisation()));
    const printed = reference.replace(/(.{4})/g, '$1 ').toLowerCase();
    expect(mustBeDone(await provider.findAuthorisation(printed)).reference).toBe(reference);
  });
});
