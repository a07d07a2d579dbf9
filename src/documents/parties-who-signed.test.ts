import { describe, expect, it } from 'vitest';
import type { SignatureReport, VerificationReport } from '@/pki/report';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import { partiesWhoSigned } from './parties-who-signed';

const order = anOrderDocument();
const certificate = { subject: 'CN=Somebody', serialNumber: '01' };
const buyer = {
  name: 'buyer',
  commitment: 'proof-of-origin',
  signer: { ...certificate, sha256: order.buyer.certificateDigest! },
};
const seller = {
  name: 'seller',
  commitment: 'proof-of-approval',
  signer: { ...certificate, sha256: 'c'.repeat(64), organisationIdentifier: order.seller.identifier },
};

function signedWith(...signatures: Partial<SignatureReport>[]) {
  const report = {
    signatures: signatures.map((signature) => ({ indication: 'TOTAL-PASSED', ...signature })),
  };
  return partiesWhoSigned(report as unknown as VerificationReport, order);
}

describe('the parties an order binds', () => {
  it('are those whose signatures passed', () => {
    expect(signedWith(buyer, seller)).toEqual({ signed: ['buyer', 'seller'], awaited: [], strangers: [] });
    expect(signedWith(buyer)).toEqual({ signed: ['buyer'], awaited: ['seller'], strangers: [] });
    expect(signedWith({ ...buyer, indication: 'INDETERMINATE' }).awaited).toEqual(['buyer', 'seller']);
  });

  it('sign with the very certificate that the order names', () => {
    const other = {
      ...buyer,
      signer: { ...buyer.signer, sha256: 'd'.repeat(64), organisationIdentifier: order.buyer.identifier },
    };
    expect(signedWith(other)).toEqual({ signed: [], awaited: ['buyer', 'seller'], strangers: ['buyer'] });
  });

  it('sign for the organisation that the order names, where it names no certificate', () => {
    const other = { ...seller, signer: { ...seller.signer, organisationIdentifier: 'NTRCM-OTHER' } };
    expect(signedWith(buyer, other)).toEqual({
      signed: ['buyer'],
      awaited: ['seller'],
      strangers: ['seller'],
    });
    const anonymous = { ...seller, signer: { ...seller.signer, organisationIdentifier: undefined } };
    expect(signedWith(buyer, anonymous).strangers).toEqual(['seller']);
  });

  it('may have a second signatory of the same organisation, who binds nobody alone', () => {
    const second = {
      name: 'buyer-second',
      commitment: 'proof-of-origin',
      signer: { ...certificate, sha256: 'e'.repeat(64), organisationIdentifier: order.buyer.identifier },
    };
    expect(signedWith(buyer, second)).toEqual({ signed: ['buyer'], awaited: ['seller'], strangers: [] });
    expect(signedWith(second).awaited).toEqual(['buyer', 'seller']);
    const foreign = { ...second, signer: { ...second.signer, organisationIdentifier: 'NTRCM-OTHER' } };
    expect(signedWith(buyer, foreign).strangers).toEqual(['buyer-second']);
  });

  it('say what their signature must say: a buyer’s commitment accepts nothing for the seller', () => {
    expect(signedWith(buyer, { ...seller, commitment: 'proof-of-origin' }).strangers).toEqual(['seller']);
    expect(signedWith({ ...buyer, commitment: undefined }).strangers).toEqual(['buyer']);
  });
});
