import { describe, expect, it } from 'vitest';
import { collectSignatures } from './pdf-signatures';
import { readPdf } from './pdf-structure';
import { aChamber, aParty } from './testing/a-chamber';
import { aCms } from './testing/a-cms';
import { anOrderPdf, signPdf } from './testing/an-order-pdf';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';
import { verifyCms } from './verify-cms';

const chamber = aChamber();
const chain = [chamber.chamber.certificate];
const content = new TextEncoder().encode('<Order><ID>PO-2026-000123</ID></Order>');
const signers = { 'P-256': chamber.buyer, 'RSA 2048': aParty(chamber.chamber, 'Rui Silva', { rsa: true }) };

describe('verifying CMS', () => {
  it('names its checks in order and stops at the first that fails', () => {
    const cms = aCms({ content: [content], signer: chamber.buyer, chain });
    const names = [
      'cms-format',
      'algorithms',
      'signed-attributes',
      'signing-certificate',
      'message-digest',
      'signature-value',
    ];
    expect(verifyCms({ cms, profile: 'cades', content: [content] }).checks).toEqual(
      names.map((name) => ({ name, outcome: 'passed' })),
    );
    const other = verifyCms({ cms, profile: 'cades', content: [content.slice(1)] });
    expect(other.checks.map(({ outcome }) => outcome)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
      'failed',
    ]);
  });

  it('finds the certificate of the signer beside the message', () => {
    const cms = aCms({ content: [content], signer: chamber.buyer, certificates: [] });
    expect(verifyCms({ cms, profile: 'cades', content: [content] })).toMatchObject({
      reason: 'cms-signer-certificate-missing',
    });
    expect(
      verifyCms({ cms, profile: 'cades', content: [content], certificates: [chamber.buyer.certificate] })
        .valid,
    ).toBe(true);
  });

  it('hashes content in pieces as if it were one', () => {
    const cms = aCms({ content: [content], signer: chamber.buyer, chain });
    expect(
      verifyCms({ cms, profile: 'cades', content: [content.subarray(0, 7), content.subarray(7)] }).valid,
    ).toBe(true);
  });
});

describe.runIf(hasOpenssl)('openssl cms -verify -cades', () => {
  const verify = (cms: Uint8Array, signed: Uint8Array) =>
    openssl(
      { 'cms.der': cms, content: signed, 'root.pem': certificatePem(chamber.root.certificate) },
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'cms.der',
      '-content',
      'content',
      '-CAfile',
      'root.pem',
      '-purpose',
      'any',
      '-attime',
      '1780315200',
      '-out',
      '/dev/null',
    );

  it.each(Object.entries(signers))('agrees on a detached signature by %s', (_, signer) => {
    const { status, stderr } = verify(aCms({ content: [content], signer, chain, role: 'Director' }), content);
    expect(status, stderr).toBe(0);
  });

  it.each(Object.entries(signers))('agrees on the signature inside of a PDF by %s', async (_, signer) => {
    const pdf = signPdf(await anOrderPdf(), { signer, chain });
    const [found] = collectSignatures(readPdf(pdf));
    const { cms, content: pieces } = found!.signature!;
    const { status, stderr } = verify(cms, new Uint8Array(Buffer.concat(pieces)));
    expect(status, stderr).toBe(0);
  });

  it('agrees that changed content does not verify', () => {
    expect(
      verify(aCms({ content: [content], signer: chamber.buyer, chain }), content.slice(1)).status,
    ).not.toBe(0);
  });
});
