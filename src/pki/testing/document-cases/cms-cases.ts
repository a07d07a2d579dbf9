import { children, contents, raw, readDer } from '../../der-read';
import {
  concat,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  utf8String,
} from '../../der-write';
import { issuerAndSerialNumber } from '../../issuer-and-serial';
import { oid } from '../../oids';
import { attribute, signingCertificateV2 } from '../../signed-attributes';
import { aCertificate, aParty, type Chamber } from '../a-chamber';
import { aCms, type CmsRecipe, elements, sha256 } from '../a-cms';
import { type DocumentCase, type Expected, fails, passes, undecided } from './case';

const content = new TextEncoder().encode('<Order><ID>PO-2026-000123</ID></Order>');
const algorithm = (type: string, parameters?: Uint8Array) => sequence(objectIdentifier(type), parameters);
const isAttribute = (type: string) => (element: Uint8Array) =>
  Buffer.from(element).includes(Buffer.from(objectIdentifier(type)));
const without = (type: string) => (right: Uint8Array[]) =>
  right.filter((element) => !isAttribute(type)(element));
const withInstead = (type: string, value: Uint8Array) => (right: Uint8Array[]) => [
  ...without(type)(right),
  attribute(type, value),
];

/** Every rule for CMS messages, broken one at a time in a detached signature (and kept once). */
export function cmsCases(chamber: Chamber): DocumentCase[] {
  const { buyer, root } = chamber;
  const base: CmsRecipe = { content: [content], signer: buyer, chain: [chamber.chamber.certificate] };
  const one = (
    name: string,
    why: string,
    expected: Expected,
    recipe: Partial<CmsRecipe>,
    change: (cms: Uint8Array) => Uint8Array = (cms) => cms,
  ): DocumentCase => ({
    name: `cms-${name}`,
    why,
    kind: 'cades',
    file: recipe.content?.[0] ?? content,
    signature: change(aCms({ ...base, ...recipe })),
    expected,
  });
  const stranger = aParty(chamber.chamber, 'Eve Stranger');
  const twin = aCertificate({
    name: 'Awa Diatta',
    organisation: 'Diatta Trading',
    issuer: chamber.chamber,
    serial: serialOf(buyer.certificate),
  });
  const subCa = aCertificate({
    name: 'Sub CA',
    issuer: root,
    ca: true,
    usage: ['digitalSignature', 'keyCertSign', 'cRLSign'],
  });
  const cipher = aParty(chamber.chamber, 'Ines Cipher', { usage: ['keyEncipherment'] });
  const sha1 = '1.3.14.3.2.26';
  const attributes = { md: oid.messageDigest, ct: oid.contentType, sc: oid.signingCertificateV2 };
  const confused = confusedContent(chamber);
  return [
    one('good', 'A detached CAdES signature as we make it.', passes, { role: 'Managing director' }),
    one('good-rsa', 'The same by an RSA key of 2048 bits.', passes, {
      signer: aParty(chamber.chamber, 'Rui Silva', { rsa: true }),
    }),
    one(
      'good-rsa-encryption',
      'CMS may name plain rsaEncryption and leave the digest to digestAlgorithm (RFC 3370 3.2).',
      passes,
      {
        signer: aParty(chamber.chamber, 'Rui Silva', { rsa: true }),
        signatureAlgorithm: algorithm(oid.rsaEncryption, new Uint8Array([5, 0])),
      },
    ),
    one('good-by-key-identifier', 'The signer may be named by key identifier; versions are then 3.', passes, {
      identifier: implicit(0, octetString(keyIdOf(buyer.certificate))),
      version: 3,
      signerVersion: 3,
    }),
    one('good-signing-time', 'CAdES, unlike PAdES, may carry a signing-time.', passes, {
      attributes: (right) => [...right, attribute(oid.signingTime, utcTime('260501090000Z'))],
    }),
    one(
      'trailing-bytes',
      'A byte behind the message could carry anything.',
      fails('cms-malformed'),
      {},
      (cms) => concat(cms, new Uint8Array(1)),
    ),
    one('indefinite-length', 'BER of indefinite length is not DER.', fails('cms-malformed'), {}, (cms) =>
      concat(new Uint8Array([0x30, 0x80]), contents(readDer(cms)), new Uint8Array(2)),
    ),
    one('truncated', 'A message cut short.', fails('cms-malformed'), {}, (cms) => cms.slice(0, -10)),
    one('not-signed-data', 'A ContentInfo of plain data.', fails('cms-not-signed-data'), {}, () =>
      sequence(objectIdentifier(oid.data), explicit(0, octetString(content))),
    ),
    one('too-large', 'No signature needs a quarter of a megabyte.', fails('cms-too-large'), {
      unsigned: [attribute(oid.certificateValues, octetString(new Uint8Array(256 * 1024)))],
    }),
    one('version-wrong', 'SignedData of id-data by issuer and serial is version 1.', fails('cms-version'), {
      version: 4,
    }),
    one(
      'signer-version-wrong',
      'A SignerInfo by issuer and serial is version 1.',
      fails('cms-signer-version'),
      { signerVersion: 3 },
    ),
    one('unknown-version', 'A version nobody has defined.', fails('cms-version'), { version: 9 }),
    one(
      'content-type-foreign',
      'A detached signature signs id-data, not a time-stamp.',
      fails('cms-content-type'),
      { contentType: oid.tstInfo },
    ),
    one(
      'content-attached',
      'Which content is signed, the attached or the detached one?',
      fails('cms-content-attached'),
      { attached: content },
    ),
    one(
      'content-is-attributes',
      'Content that is DER of a set of attributes could be passed off as the signed attributes of another message.',
      fails('cms-content-is-attributes'),
      { content: [confused] },
    ),
    one('no-signer', 'SignedData without a SignerInfo.', fails('cms-no-signer'), { signerInfos: () => [] }),
    one(
      'several-signers',
      'Two SignerInfos: a reader that looks at one of them reports what the other did not sign.',
      fails('cms-several-signers'),
      { signerInfos: (right) => [right, signerInfoOf(aCms({ ...base, signer: chamber.seller }))] },
    ),
    one(
      'no-signed-attributes',
      'A signature over the bare content binds neither type nor certificate.',
      fails('cms-no-signed-attributes'),
      { withoutAttributes: true },
    ),
    one(
      'attributes-unsorted',
      'Signed attributes out of DER order.',
      fails('cms-signed-attributes-not-der'),
      { unsorted: true, attributes: (right) => [...right].reverse() },
    ),
    one('attribute-twice', 'Two message digests: one for each reader.', fails('cms-duplicate-attribute'), {
      attributes: (right) => [...right, attribute(attributes.md, octetString(new Uint8Array(32)))],
    }),
    one('attribute-two-values', 'Two digests in one attribute.', fails('cms-attribute-values'), {
      attributes: (right) => [
        ...without(attributes.md)(right),
        sequence(
          objectIdentifier(attributes.md),
          set(octetString(sha256(content)), octetString(new Uint8Array(32))),
        ),
      ],
    }),
    one(
      'attribute-unknown',
      'A signed attribute that is not understood may limit the signature.',
      undecided('cms-unknown-signed-attribute'),
      {
        attributes: (right) => [
          ...right,
          attribute('1.3.6.1.4.1.32473.9', utf8String('only if the ship arrives')),
        ],
      },
    ),
    one(
      'unsigned-attribute-unknown',
      'An unsigned attribute could have been added by anybody.',
      undecided('cms-unknown-unsigned-attribute'),
      { unsigned: [attribute('1.3.6.1.4.1.32473.9', utf8String('x'))] },
    ),
    one(
      'countersignature',
      'A countersignature is not part of the baseline profiles.',
      undecided('cms-unknown-unsigned-attribute'),
      { unsigned: [attribute('1.2.840.113549.1.9.6', sequence())] },
    ),
    one(
      'content-type-attribute-missing',
      'The content type is not signed.',
      undecided('cms-content-type-attribute-missing'),
      { attributes: without(attributes.ct) },
    ),
    one(
      'content-type-attribute-wrong',
      'The signed content type is another.',
      undecided('cms-content-type-attribute-wrong'),
      { attributes: withInstead(attributes.ct, objectIdentifier(oid.signedData)) },
    ),
    one('message-digest-missing', 'Nothing binds the content.', undecided('cms-message-digest-missing'), {
      attributes: without(attributes.md),
    }),
    one('message-digest-wrong', 'The content was changed after signing.', fails('cms-message-digest-wrong'), {
      attributes: withInstead(attributes.md, octetString(sha256(new TextEncoder().encode('other')))),
    }),
    one(
      'message-digest-empty',
      'An empty digest must not match anything.',
      fails('cms-message-digest-wrong'),
      { attributes: withInstead(attributes.md, octetString(new Uint8Array())) },
    ),
    one(
      'signing-certificate-missing',
      'Without signing-certificate-v2 the certificate could be exchanged.',
      undecided('cms-signing-certificate-missing'),
      { attributes: without(attributes.sc) },
    ),
    one(
      'signing-certificate-of-another',
      'The certificate bound is not the one that verifies.',
      undecided('cms-signing-certificate-wrong'),
      {
        attributes: withInstead(
          attributes.sc,
          signingCertificateV2(stranger.certificate, sha256(stranger.certificate)),
        ),
      },
    ),
    one(
      'signing-certificate-wrong-serial',
      'Digest of the right certificate, issuer and serial of another.',
      undecided('cms-signing-certificate-wrong'),
      {
        attributes: withInstead(
          attributes.sc,
          signingCertificateV2(stranger.certificate, sha256(buyer.certificate)),
        ),
      },
    ),
    one('digest-sha1', 'SHA-1 can be forged.', undecided('cms-digest-algorithm'), {
      digestAlgorithm: algorithm(sha1),
      digestAlgorithms: [algorithm(sha1)],
    }),
    one('digest-md5', 'MD5 can be forged.', undecided('cms-digest-algorithm'), {
      digestAlgorithm: algorithm(oid.md5),
      digestAlgorithms: [algorithm(oid.md5)],
    }),
    one(
      'digest-not-listed',
      'digestAlgorithms does not list what the signer used.',
      fails('cms-digest-algorithm-mismatch'),
      { digestAlgorithms: [algorithm(oid.sha512)] },
    ),
    one('digest-listed-twice', 'One signature, one digest.', fails('cms-digest-algorithm-mismatch'), {
      digestAlgorithms: [algorithm(oid.sha256), algorithm(oid.sha512)],
    }),
    one(
      'digest-differs-from-signature',
      'ecdsa-with-SHA512 over a SHA-256 message digest.',
      fails('cms-digest-algorithm-mismatch'),
      { signatureAlgorithm: algorithm(oid.ecdsaWithSha512) },
    ),
    one(
      'algorithm-protection-wrong',
      'The signer protected another algorithm (RFC 6211).',
      fails('cms-digest-algorithm-mismatch'),
      {
        attributes: (right) => [
          ...right,
          attribute(
            oid.algorithmProtection,
            sequence(algorithm(oid.sha512), implicit(1, algorithm(oid.ecdsaWithSha512))),
          ),
        ],
      },
    ),
    one('signature-sha1', 'ecdsa-with-SHA1 is not allowed.', undecided('cms-signature-algorithm'), {
      signatureAlgorithm: algorithm(oid.ecdsaWithSha1),
    }),
    one(
      'signature-parameters',
      'ecdsa-with-SHA256 has no parameters (RFC 5758 3.2).',
      undecided('cms-signature-algorithm'),
      { signatureAlgorithm: algorithm(oid.ecdsaWithSha256, new Uint8Array([5, 0])) },
    ),
    one(
      'signature-other-key-type',
      'An RSA algorithm for an elliptic curve key.',
      undecided('cms-signature-algorithm'),
      { signatureAlgorithm: algorithm(oid.sha256WithRsa, new Uint8Array([5, 0])) },
    ),
    one('signature-bit-flipped', 'One bit of the signature value.', fails('cms-signature-wrong'), {
      signature: (right) => flipped(right, right.length - 1),
    }),
    one(
      'signature-zero',
      'r = s = 0 was accepted by Java once (CVE-2022-21449).',
      fails('cms-signature-wrong'),
      { signature: () => sequence(integer(0), integer(0)) },
    ),
    one('signature-empty', 'No signature value at all.', fails('cms-signature-wrong'), {
      signature: () => new Uint8Array(),
    }),
    one(
      'certificate-form',
      'An attribute certificate among the certificates.',
      fails('cms-certificate-form'),
      { certificates: [buyer.certificate, implicit(1, sequence(integer(1)))] },
    ),
    one(
      'certificate-malformed',
      'A SEQUENCE that is no certificate among the certificates.',
      fails('cms-certificate-malformed'),
      { certificates: [buyer.certificate, sequence(integer(1))] },
    ),
    one(
      'too-many-certificates',
      'More certificates than any path needs.',
      fails('cms-too-many-certificates'),
      { certificates: Array(33).fill(buyer.certificate) },
    ),
    one(
      'signer-certificate-missing',
      'Nobody knows whose key to use.',
      undecided('cms-signer-certificate-missing'),
      { certificates: [chamber.chamber.certificate] },
    ),
    one(
      'signer-certificate-ambiguous',
      'Two certificates with the same issuer and serial number.',
      fails('cms-signer-certificate-ambiguous'),
      { certificates: [buyer.certificate, twin.certificate, chamber.chamber.certificate] },
    ),
    one(
      'signer-identifier-of-another',
      'The signer identifier names somebody else, whose key did not sign.',
      undecided('cms-signing-certificate-wrong'),
      {
        identifier: issuerAndSerialNumber(stranger.certificate),
        certificates: [buyer.certificate, stranger.certificate, chamber.chamber.certificate],
      },
    ),
    one('signer-is-ca', 'A CA signs certificates, not orders.', undecided('cms-signer-is-ca'), {
      signer: subCa,
    }),
    one('key-usage', 'A key for encryption only.', undecided('cms-key-usage'), { signer: cipher }),
  ];
}

/** DER of a SET OF Attribute: signed by somebody as content, it could reappear as signed attributes. */
function confusedContent({ buyer }: Chamber): Uint8Array {
  const inner = aCms({ content: [content], signer: buyer });
  const fields = children(readDer(signerInfoOf(inner)));
  const attributes = raw(fields[3]!).slice();
  attributes[0] = 0x31;
  return attributes;
}

function signerInfoOf(cms: Uint8Array): Uint8Array {
  const [, wrapped] = children(readDer(cms));
  return raw(children(children(children(wrapped!)[0]!).at(-1)!)[0]!);
}

function serialOf(certificate: Uint8Array): number {
  const serial = elements(elements(certificate)[0]!)[1]!;
  return Number(BigInt(`0x${Buffer.from(contents(readDer(serial))).toString('hex')}`));
}

function keyIdOf(certificate: Uint8Array): Uint8Array {
  const marker = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x0e, 0x04, 0x16, 0x04, 0x14]);
  const at = Buffer.from(certificate).indexOf(marker) + marker.length;
  return certificate.slice(at, at + 20);
}

const utcTime = (text: string) => new Uint8Array([0x17, text.length, ...new TextEncoder().encode(text)]);

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const out = bytes.slice();
  out[at]! ^= 1;
  return out;
}
