import { parseCertificate } from '@/pki/certificate';
import type { Certificate } from '@/pki/certificate-structure';
import type { NameAttribute } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';
import { colons } from './colon-hex';
import { extensionText } from './extension-text';

/** The certificate as `openssl x509 -text` prints it, for those who read that. @throws when it is no certificate */
export function certificateText(der: Uint8Array): string {
  const certificate = parseCertificate(der);
  const algorithm = algorithmName(certificate.signatureAlgorithm.oid);
  return [
    'Certificate:',
    '    Data:',
    `        Version: ${certificate.version} (0x${certificate.version - 1})`,
    '        Serial Number:',
    `            ${colons(certificate.serialOctets)}`,
    `        Signature Algorithm: ${algorithm}`,
    `        Issuer: ${nameText(certificate.issuer.attributes)}`,
    '        Validity',
    `            Not Before: ${timeText(certificate.notBefore)}`,
    `            Not After : ${timeText(certificate.notAfter)}`,
    `        Subject: ${nameText(certificate.subject.attributes)}`,
    '        Subject Public Key Info:',
    ...publicKeyText(certificate),
    '        X509v3 extensions:',
    ...extensionText(certificate),
    `    Signature Algorithm: ${algorithm}`,
    '    Signature Value:',
    ...hexLines(certificate.signature, 18, '        '),
  ].join('\n');
}

function publicKeyText({ publicKey, subjectPublicKey }: Certificate): string[] {
  const details = publicKey?.asymmetricKeyDetails;
  if (publicKey?.asymmetricKeyType === 'ec') {
    const curve = curves[details?.namedCurve ?? ''] ?? { bits: 0, nist: '' };
    return [
      '            Public Key Algorithm: id-ecPublicKey',
      `                Public-Key: (${curve.bits} bit)`,
      '                pub:',
      ...hexLines(subjectPublicKey, 15, '                    '),
      `                ASN1 OID: ${details?.namedCurve}`,
      `                NIST CURVE: ${curve.nist}`,
    ];
  }
  if (publicKey?.asymmetricKeyType === 'rsa') {
    const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
    return [
      '            Public Key Algorithm: rsaEncryption',
      `                Public-Key: (${details?.modulusLength} bit)`,
      '                Modulus:',
      ...hexLines(Uint8Array.of(0, ...modulus), 15, '                    '),
      `                Exponent: ${details?.publicExponent} (0x${details?.publicExponent?.toString(16)})`,
    ];
  }
  return hexLines(subjectPublicKey, 15, '                    ');
}

const curves: Readonly<Record<string, { bits: number; nist: string }>> = {
  prime256v1: { bits: 256, nist: 'P-256' },
  secp384r1: { bits: 384, nist: 'P-384' },
  secp521r1: { bits: 521, nist: 'P-521' },
};

function hexLines(octets: Uint8Array, width: number, indent: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < octets.length; at += width) {
    const more = at + width < octets.length;
    lines.push(`${indent}${colons(octets.subarray(at, at + width))}${more ? ':' : ''}`);
  }
  return lines;
}

function nameText(attributes: readonly NameAttribute[]): string {
  return attributes
    .map(({ oid: type, value }) => `${shortNames[type] ?? type} = ${quoted(value)}`)
    .join(', ');
}

/** RFC 4514 escapes come out as OpenSSL's quotes. */
function quoted(value: string): string {
  return /[,+"<>;]/.test(value) ? `"${value.replace(/"/g, '\\"')}"` : value;
}

const shortNames: Readonly<Record<string, string>> = {
  [oid.countryName]: 'C',
  [oid.organizationName]: 'O',
  [oid.organizationalUnitName]: 'OU',
  [oid.organizationIdentifier]: 'organizationIdentifier',
  [oid.commonName]: 'CN',
};

function algorithmName(type: string): string {
  return algorithms[type] ?? type;
}

const algorithms: Readonly<Record<string, string>> = {
  [oid.ecdsaWithSha256]: 'ecdsa-with-SHA256',
  [oid.ecdsaWithSha384]: 'ecdsa-with-SHA384',
  [oid.ecdsaWithSha512]: 'ecdsa-with-SHA512',
  [oid.sha256WithRsa]: 'sha256WithRSAEncryption',
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Nov  4 09:05:00 2026 GMT" */
function timeText(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2);
  return `${months[at.getUTCMonth()]} ${day} ${at.toISOString().slice(11, 19)} ${at.getUTCFullYear()} GMT`;
}
