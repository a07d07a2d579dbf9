import { describe, expect, it } from 'vitest';
import type { SignatureReport, VerificationReport } from '@/pki/report';
import { anOriginDocument } from '@/trade/testing/an-origin-document';
import { isSignedByChamber } from './chamber-who-signed';

const origin = anOriginDocument();
const aSignature = (over: Partial<SignatureReport> = {}) =>
  ({
    indication: 'TOTAL-PASSED',
    name: 'chamber',
    commitment: 'proof-of-approval',
    signer: { sha256: origin.issuer.certificateDigest, organisationIdentifier: 'TS:CM-wouri' },
    ...over,
  }) as SignatureReport;
const isSigned = (...signatures: SignatureReport[]) =>
  isSignedByChamber({ signatures } as unknown as VerificationReport, origin);

describe('a certificate of origin', () => {
  it('is the chamber’s when its staff signed it with the certificate it names', () => {
    expect(isSigned(aSignature())).toBe(true);
  });

  it('is nobody’s when a member signed it, naming their own certificate', () => {
    const signer = {
      sha256: origin.issuer.certificateDigest,
      organisationIdentifier: 'NTRCM-RC/DLA/2019/B/1234',
    };
    expect(isSigned(aSignature({ signer: signer as SignatureReport['signer'] }))).toBe(false);
  });

  it('is nobody’s with another certificate, another country’s chamber, another field, no passed signature or none', () => {
    const by = (sha256: string, organisationIdentifier: string) =>
      aSignature({ signer: { sha256, organisationIdentifier } as SignatureReport['signer'] });
    expect(isSigned(by('b'.repeat(64), 'TS:CM-wouri'))).toBe(false);
    expect(isSigned(by(origin.issuer.certificateDigest, 'TS:CI-lagune'))).toBe(false);
    expect(isSigned(by(origin.issuer.certificateDigest, 'TS:CM-operator'))).toBe(false);
    expect(isSigned(aSignature({ name: 'seller' }))).toBe(false);
    expect(isSigned(aSignature({ commitment: 'proof-of-origin' }))).toBe(false);
    expect(isSigned(aSignature({ indication: 'INDETERMINATE' }))).toBe(false);
    expect(isSigned()).toBe(false);
    expect(isSigned(aSignature(), aSignature({ name: 'other' }))).toBe(false);
  });
});
