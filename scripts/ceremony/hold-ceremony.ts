import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestampPolicy } from '@/certificates/certificate-policy';
import { buildTimestampToken, timestampGranted } from '@/pki/build-timestamp-token';
import { parseCertificate } from '@/pki/certificate';
import { oid } from '@/pki/oids';
import { encodePem } from '@/pki/pem';
import { writePkcs12 } from '@/pki/write-pkcs12';
import { UsageError } from './ask';
import { type CeremonyPlan, makeAuthorities, type NewAuthority } from './make-authorities';
import type { CeremonyRecord, MadeAuthority } from './record';
import { signRootCrl } from './root-crl';

export interface CeremonyOptions {
  readonly directory: string;
  readonly passphrase: string;
  readonly present: readonly string[];
  /** of the key files' derivation, as {@link writePkcs12} takes them: fewer for tests, which open six of the files */
  readonly rounds?: number;
}

/**
 * Makes the authorities and writes everything into a new directory that only its owner reads: for each a PEM
 * certificate and an encrypted PKCS#12, the root's first revocation list, and the record of the ceremony with a
 * time-stamp of the new authority over it (no key is used for what its certificate does not permit).
 */
export async function holdCeremony(
  plan: CeremonyPlan,
  options: CeremonyOptions,
  now: Date,
): Promise<CeremonyRecord> {
  const { directory } = options;
  if (existsSync(directory))
    throw new UsageError(`${directory} exists already; a ceremony writes into a new directory.`);
  const authorities = await makeAuthorities(plan, now);
  const [root, tsa] = authorities as [NewAuthority, NewAuthority];
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(directory, name), content, { mode: 0o600, flag: 'wx' });

  const made: MadeAuthority[] = [];
  for (const authority of authorities) made.push(await writeAuthority(authority, options, write));
  const { crl, nextUpdate } = await signRootCrl(root, { number: 1, revoked: [] }, now);
  write('root.crl', crl);
  const record: CeremonyRecord = {
    format: 'tradeseal-ceremony-1',
    at: now.toISOString(),
    baseUrl: plan.baseUrl,
    present: [...options.present],
    authorities: made,
    rootCrl: { file: 'root.crl', sha256: sha256(crl).toString('hex'), nextUpdate: nextUpdate.toISOString() },
  };
  const text = `${JSON.stringify(record, null, 2)}\n`;
  write('record.json', text);
  write('record.json.tsr', await stamped(text, tsa, now));
  return record;
}

async function writeAuthority(
  authority: NewAuthority,
  { passphrase, rounds }: CeremonyOptions,
  write: (name: string, content: string | Uint8Array) => void,
): Promise<MadeAuthority> {
  const { id, kind, certificate, chain, pkcs8 } = authority;
  const { subject, fingerprint, notAfter } = parseCertificate(certificate);
  const files = { certificate: `${kind}.pem`, pkcs12: `${kind}.p12` };
  write(files.certificate, encodePem('CERTIFICATE', certificate));
  const friendlyName = subject.text;
  write(
    files.pkcs12,
    await writePkcs12({
      privateKeyPkcs8: pkcs8,
      certificates: [certificate, ...chain],
      passphrase,
      friendlyName,
      rounds,
    }),
  );
  return { id, kind, subject: subject.text, fingerprint, notAfter: notAfter.toISOString(), ...files };
}

async function stamped(text: string, tsa: NewAuthority, at: Date): Promise<Uint8Array> {
  const hashedMessage = new Uint8Array(sha256(text));
  const request = {
    hashAlgorithm: oid.sha256,
    hashedMessage,
    policy: null,
    nonce: null,
    wantsCertificate: true,
  };
  return timestampGranted(
    await buildTimestampToken(request, { at, policy: timestampPolicy, accuracySeconds: 1 }, tsa),
  );
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
