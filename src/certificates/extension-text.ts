import type { Certificate } from '@/pki/certificate-structure';
import type { GeneralName } from '@/pki/general-name';
import { oid } from '@/pki/oids';
import { colons } from './colon-hex';

/** The extensions as `openssl x509 -text` prints them, in the order of the certificate; unknown ones as their octets. */
export function extensionText(certificate: Certificate): string[] {
  return [...certificate.extensions.values()].flatMap(({ oid: type, critical, value }) => {
    const known = printers[type];
    const title = `            ${known?.title ?? type}: ${critical ? 'critical' : ''}`;
    const lines = known ? known.lines(certificate) : [colons(value)];
    return [title, ...lines.map((line) => `                ${line}`)];
  });
}

interface Printer {
  readonly title: string;
  readonly lines: (certificate: Certificate) => string[];
}

const printers: Readonly<Record<string, Printer>> = {
  [oid.basicConstraints]: {
    title: 'X509v3 Basic Constraints',
    lines: ({ basicConstraints: constraints }) => {
      const pathLength = constraints?.pathLength ?? null;
      return [
        `CA:${constraints?.ca ? 'TRUE' : 'FALSE'}${pathLength === null ? '' : `, pathlen:${pathLength}`}`,
      ];
    },
  },
  [oid.keyUsage]: {
    title: 'X509v3 Key Usage',
    lines: ({ keyUsage }) => [[...(keyUsage ?? [])].map((usage) => usages[usage] ?? usage).join(', ')],
  },
  [oid.extendedKeyUsage]: {
    title: 'X509v3 Extended Key Usage',
    lines: ({ extendedKeyUsage }) => [
      (extendedKeyUsage ?? []).map((purpose) => purposes[purpose] ?? purpose).join(', '),
    ],
  },
  [oid.certificatePolicies]: {
    title: 'X509v3 Certificate Policies',
    lines: ({ certificatePolicies }) => certificatePolicies.map(({ policy }) => `Policy: ${policy}`),
  },
  [oid.subjectAltName]: {
    title: 'X509v3 Subject Alternative Name',
    lines: ({ subjectAltNames }) => [subjectAltNames.map(generalName).join(', ')],
  },
  [oid.authorityKeyIdentifier]: {
    title: 'X509v3 Authority Key Identifier',
    lines: ({ authorityKeyId }) => [colons(authorityKeyId?.keyIdentifier ?? new Uint8Array(), true)],
  },
  [oid.subjectKeyIdentifier]: {
    title: 'X509v3 Subject Key Identifier',
    lines: ({ subjectKeyId }) => [colons(subjectKeyId ?? new Uint8Array(), true)],
  },
  [oid.crlDistributionPoints]: {
    title: 'X509v3 CRL Distribution Points',
    lines: ({ crlDistributionPoints }) =>
      crlDistributionPoints.flatMap(({ name }) =>
        name && 'fullName' in name
          ? ['Full Name:', ...name.fullName.map((one) => `  ${generalName(one)}`)]
          : [],
      ),
  },
  [oid.authorityInfoAccess]: {
    title: 'Authority Information Access',
    lines: ({ authorityInfoAccess }) =>
      authorityInfoAccess.map(
        ({ method, location }) => `${accessMethods[method] ?? method} - ${generalName(location)}`,
      ),
  },
};

function generalName(name: GeneralName): string {
  switch (name.form) {
    case 'rfc822Name':
      return `email:${name.value}`;
    case 'dNSName':
      return `DNS:${name.value}`;
    case 'uniformResourceIdentifier':
      return `URI:${name.value}`;
    case 'directoryName':
      return `DirName:${name.value.text}`;
    case 'registeredID':
      return `Registered ID:${name.value}`;
    default:
      return `${name.form}:${colons(name.value)}`;
  }
}

const usages: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

const purposes: Readonly<Record<string, string>> = {
  [oid.serverAuth]: 'TLS Web Server Authentication',
  [oid.clientAuth]: 'TLS Web Client Authentication',
  [oid.codeSigning]: 'Code Signing',
  [oid.emailProtection]: 'E-mail Protection',
  [oid.timeStamping]: 'Time Stamping',
  [oid.ocspSigning]: 'OCSP Signing',
};

const accessMethods: Readonly<Record<string, string>> = {
  [oid.accessOcsp]: 'OCSP',
  [oid.accessCaIssuers]: 'CA Issuers',
};
