import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NameAttribute } from '@/pki/build-name';
import { encodePem } from '@/pki/pem';

const configuration = `
[ca]
default_ca = national
[national]
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
default_md = sha256
default_days = 3000
default_crl_days = 30
policy = any
copy_extensions = copy
unique_subject = no
crl_extensions = crl
[any]
countryName = supplied
organizationName = supplied
commonName = supplied
organizationIdentifier = optional
[crl]
authorityKeyIdentifier = keyid
[req]
distinguished_name = none
[none]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[policyca]
basicConstraints = critical, CA:true, pathlen:1
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 2.5.29.32.0
crlDistributionPoints = URI:http://localhost:3000/national-root.crl
[narrow]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 2.5.29.32.0
[sub]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://localhost:3000/national.crl
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[person]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = clientAuth, 1.3.6.1.5.5.7.3.36
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[mailer]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

/** A national CA as openssl runs one: a root, and below it a CA that certifies others. Its files lie in `directory`. */
export class NationalCa {
  readonly directory = mkdtempSync(join(tmpdir(), 'tradeseal-national-'));

  constructor(below: 'policyca' | 'narrow' = 'policyca') {
    this.write('national.cnf', configuration);
    this.write('index.txt', '');
    this.write('serial', '7A10\n');
    this.write('crlnumber', '01\n');
    const makeKey = (name: string) =>
      this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', name);
    makeKey('root.key');
    makeKey('policy.key');
    const subject = (name: string) => `/C=CM/O=Agence nationale/CN=${name}`;
    this.openssl(
      ...'req -x509 -new -sha256 -days 4000 -key root.key -config national.cnf -extensions root'.split(' '),
      '-subj',
      subject('Racine nationale'),
      '-out',
      'root.pem',
    );
    this.openssl(
      ...'req -new -key policy.key -config national.cnf -out policy.csr'.split(' '),
      '-subj',
      subject('AC de politique'),
    );
    this.sign('policy.csr', 'policy.pem', below, 'root');
  }

  /** The certificate for a request, with these of the extensions above added; PEM. */
  certify(request: Uint8Array, extensions: 'sub' | 'leaf' | 'person' | 'mailer' = 'sub'): Buffer {
    this.write('request.csr', encodePem('CERTIFICATE REQUEST', request));
    this.sign('request.csr', 'sub.pem', extensions, 'policy');
    return this.read('sub.pem');
  }

  /** A key that it made and certified, as such a CA hands it out: a .p12 of the older kind, with its chain. */
  handOut(subject: readonly NameAttribute[], passphrase: string): Uint8Array {
    const name = subject.map(({ oid, value }) => `/${oid}=${value.replaceAll(/[\\/+]/g, '\\$&')}`).join('');
    this.openssl(
      ...'req -new -newkey rsa:2048 -nodes -keyout person.key -config national.cnf'.split(' '),
      ...['-utf8', '-subj', name, '-outform', 'DER', '-out', 'person.csr'],
    );
    this.certify(this.read('person.csr'), 'person');
    this.openssl(
      ...'pkcs12 -export -inkey person.key -in sub.pem -certfile policy.pem -out person.p12'.split(' '),
      ...'-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -passout'.split(' '),
      `pass:${passphrase}`,
    );
    return new Uint8Array(this.read('person.p12'));
  }

  /** The newest list of the root or of the CA below it, DER. */
  list(issuer: 'root' | 'policy'): Uint8Array {
    this.openssl(
      'ca',
      '-config',
      'national.cnf',
      '-gencrl',
      '-keyfile',
      `${issuer}.key`,
      '-cert',
      `${issuer}.pem`,
      '-out',
      'list.pem',
    );
    this.openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.crl');
    return new Uint8Array(this.read('list.crl'));
  }

  revoke(certificate: string): void {
    this.openssl(
      'ca',
      '-config',
      'national.cnf',
      '-revoke',
      certificate,
      '-keyfile',
      'policy.key',
      '-cert',
      'policy.pem',
    );
  }

  read(name: string): Buffer {
    return readFileSync(join(this.directory, name));
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.directory, name), content);
  }

  /** Runs openssl here and gives what it printed. Throws with what it said when it fails. */
  openssl(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: this.directory });
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
    return stdout.toString();
  }

  private sign(request: string, out: string, extensions: string, issuer: 'root' | 'policy'): void {
    this.openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'national.cnf',
      '-in',
      request,
      '-out',
      out,
      '-extensions',
      extensions,
      '-keyfile',
      `${issuer}.key`,
      '-cert',
      `${issuer}.pem`,
    );
  }
}
