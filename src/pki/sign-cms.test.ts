import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { children, onlyChild, raw, readDer, readOid } from './der-read';
import { integer, objectIdentifier, octetString, sequence, setOf } from './der-write';
import { ecdsaRawToDer } from './ecdsa-signature';
import { oid } from './oids';
import { addUnsignedAttribute, signDocumentDigest } from './sign-cms';
import { attribute, buildSignedAttributes } from './signed-attributes';
import { anIdentity, aRoot, type TestIdentity } from './testing/an-authority';
import { ecdsaDerToRaw } from './testing/ecdsa-der-to-raw';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';

const content = new TextEncoder().encode('600 cartons of dried mango, FCA Ziguinchor');
const documentDigest = new Uint8Array(createHash('sha256').update(content).digest());

let root: TestIdentity;
let issuing: TestIdentity;
let awa: TestIdentity;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIdentity(root, 'issuing-ca');
  awa = await anIdentity(issuing, 'end-entity');
});

const aSignature = (signer: TestIdentity = awa) =>
  signDocumentDigest({
    documentDigest,
    commitment: 'proof-of-origin',
    signerRole: 'Directrice',
    signaturePolicy: { oid: '1.3.6.1.4.1.32473.1.9', digest: new Uint8Array(32) },
    certificates: [signer.certificate, issuing.certificate],
    signatureAlgorithm: signer.signer.algorithm as 'ecdsa-sha256' | 'rsa-sha256',
    sign: signer.signer.sign,
  });

describe('signed attributes', () => {
  it('are a DER SET OF with what CAdES-B asks for and without signing-time', () => {
    const der = buildSignedAttributes({
      documentDigest,
      signerCertificate: awa.certificate,
      certificateDigest: new Uint8Array(createHash('sha256').update(awa.certificate).digest()),
      commitment: 'proof-of-approval',
    });
    const members = children(readDer(der));
    expect(members.map((node) => readOid(children(node)[0]!)).sort()).toEqual(
      [oid.contentType, oid.messageDigest, oid.signingCertificateV2, oid.commitmentTypeIndication].sort(),
    );
    expect(setOf(...members.map(raw))).toEqual(der);
  });

  it('refuses a digest that is not SHA-256', () => {
    const input = {
      documentDigest: new Uint8Array(20),
      signerCertificate: awa.certificate,
      certificateDigest: new Uint8Array(32),
    };
    expect(() => buildSignedAttributes({ ...input, commitment: 'proof-of-origin' })).toThrow(RangeError);
  });
});

describe('detached CMS signatures', () => {
  it.skipIf(!hasOpenssl).each(['p256', 'rsa3072'] as const)(
    'openssl verifies one made with %s, as CAdES',
    async (kind) => {
      const signer = await anIdentity(issuing, 'end-entity', { kind });
      const files = {
        'order.txt': content,
        'order.p7s': await aSignature(signer),
        'root.pem': certificatePem(root.certificate),
      };
      const { status, stderr } = openssl(
        files,
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'order.p7s',
        '-content',
        'order.txt',
        '-CAfile',
        'root.pem',
        '-purpose',
        'any',
        '-x509_strict',
      );
      expect({ status, stderr }).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('CAdES Verification successful'),
      });
    },
  );

  it.skipIf(!hasOpenssl)('openssl refuses one over other content', async () => {
    const files = {
      'order.txt': 'other',
      'order.p7s': await aSignature(),
      'root.pem': certificatePem(root.certificate),
    };
    const { status } = openssl(
      files,
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'order.p7s',
      '-content',
      'order.txt',
      '-CAfile',
      'root.pem',
      '-purpose',
      'any',
    );
    expect(status).not.toBe(0);
  });

  it('takes unsigned attributes later, sorted, without touching what was signed', async () => {
    const cms = await aSignature();
    const stamp = attribute(oid.signatureTimeStamp, sequence(objectIdentifier(oid.signedData)));
    const other = attribute('1.2.3.4', octetString(Uint8Array.of(1)));
    const both = addUnsignedAttribute(addUnsignedAttribute(cms, stamp), other);
    expect(addUnsignedAttribute(addUnsignedAttribute(cms, other), stamp)).toEqual(both);
    expect(signerFields(both).slice(0, -1).map(hex)).toEqual(signerFields(cms).map(hex));
  });

  it('works with keys that WebCrypto does not let out', async () => {
    const { publicKey, privateKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign', 'verify'],
    );
    const data = Uint8Array.from(content);
    const rs = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, data));
    const back = ecdsaDerToRaw(ecdsaRawToDer(rs), 32);
    expect(back).toEqual(rs);
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, back, data)).toBe(true);
    expect(ecdsaDerToRaw(sequence(integer(1), integer(255)), 32)[31]).toBe(1);
  });
});

function signerFields(cms: Uint8Array): Uint8Array[] {
  const signedData = onlyChild(children(readDer(cms))[1]!);
  return children(onlyChild(children(signedData).at(-1)!)).map(raw);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
