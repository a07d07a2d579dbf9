import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { invitePerson } from '@/certificates/invite-person';
import { issueMemberCertificate } from '@/certificates/issue-member-certificate';
import type { Tx } from '@/db/connection';
import { oid } from '@/pki/oids';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { writePkcs12 } from '@/pki/write-pkcs12';

export interface EnrolledPerson {
  readonly certificateId: string;
  readonly certificate: Uint8Array;
  readonly privateKeyPkcs8: Uint8Array;
}

/**
 * Does what the enrolment page does in the browser: key, request, certificate, and the key file to take along. The
 * passphrase of the demo is printed in its tour, so its files take few rounds and the demo starts sooner.
 */
export async function enrolPerson(
  tx: Tx,
  input: {
    personId: string;
    organisationId: string | null;
    name: string;
    fileName: string;
    folder: string;
    passphrase: string;
  },
): Promise<EnrolledPerson> {
  const { personId, organisationId, name, passphrase } = input;
  const invited = await invitePerson(tx, null, { personId, organisationId });
  if (!invited.ok) throw new Error(`${name} cannot be invited: ${invited.refusal.code}`);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const privateKeyPkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const certificationRequest = await buildCertificationRequest([{ oid: oid.commonName, value: name }], keys);
  const issued = await issueMemberCertificate(tx, {
    token: invited.value.token,
    certificationRequest,
    keyProtection: 'file',
  });
  if (!issued.ok) throw new Error(`${name} cannot be certified: ${issued.refusal.code}`);
  const { certificate, chain, certificateId } = issued.value;
  const file = await writePkcs12({
    privateKeyPkcs8,
    certificates: [certificate, ...chain],
    passphrase,
    friendlyName: name,
    rounds: 10_000,
  });
  mkdirSync(input.folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(input.folder, `${input.fileName}.p12`), file, { mode: 0o600 });
  return { certificateId, certificate, privateKeyPkcs8 };
}
