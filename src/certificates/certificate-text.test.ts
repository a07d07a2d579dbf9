import { describe, expect, it } from 'vitest';
import { anIdentity, aRoot } from '@/pki/testing/an-authority';
import { hasOpenssl, openssl } from '@/pki/testing/openssl';
import { certificateText } from './certificate-text';

/** Versions of OpenSSL differ in blanks around "=", at line ends and between paragraphs. */
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trimEnd().replace(/\s*=\s*/g, ' = '))
    .filter(Boolean);

function printedByOpenssl(certificate: Uint8Array): string[] {
  const { stdout } = openssl(
    { 'a.der': certificate },
    'x509',
    ...['-in', 'a.der', '-inform', 'der', '-noout', '-text', '-nameopt', 'oneline,-esc_msb'],
  );
  return lines(stdout.toString());
}

describe.skipIf(!hasOpenssl)('a certificate as text', () => {
  it('of a person reads as OpenSSL prints it', async () => {
    const issuing = await anIdentity(await aRoot(), 'issuing-ca');
    const person = await anIdentity(issuing, 'end-entity', { name: 'Awa "la Reine" Diatta, Zig' });
    expect(lines(certificateText(person.certificate))).toEqual(printedByOpenssl(person.certificate));
  });

  it('of an authority and of an RSA key too', async () => {
    const root = await aRoot('rsa3072');
    for (const { certificate } of [root, await anIdentity(root, 'issuing-ca'), await anIdentity(root, 'tsa')])
      expect(lines(certificateText(certificate))).toEqual(printedByOpenssl(certificate));
  });
});
