import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RevokedEntry } from '@/pki/build-crl';
import { parseCrl } from '@/pki/crl';
import { signerFromPkcs8 } from '@/pki/node-signer';
import { readPkcs12 } from '@/pki/read-pkcs12';
import { readRevokedEntries } from '@/pki/read-revoked-entries';
import { type RevocationReason, revocationReasons } from '@/pki/revocation-reason';
import { UsageError } from './ask';
import { signRootCrl } from './root-crl';

export interface NextRootCrl {
  readonly rootPkcs12: string;
  readonly passphrase: string;
  readonly previousCrl: string;
  /** An authority to be revoked from now on: its certificate, and an RFC 5280 reason. */
  readonly revoke?: { readonly certificate: string; readonly reason: string };
  readonly out: string;
}

/** The root's next list, offline: everything on the one before, and one more authority when `revoke` names it. */
export async function signNextRootCrl(
  input: NextRootCrl,
  now: Date,
): Promise<{ number: number; revoked: number; nextUpdate: Date }> {
  const opened = await readPkcs12(new Uint8Array(readFileSync(input.rootPkcs12)), input.passphrase);
  if (!opened.ok) throw new UsageError(`${input.rootPkcs12} does not open: ${opened.reason}.`);
  const root = { certificate: opened.certificates[0]!, signer: signerFromPkcs8(opened.privateKeyPkcs8) };
  const previous = new Uint8Array(readFileSync(input.previousCrl));
  const revoked = [...readRevokedEntries(previous), ...(input.revoke ? [newEntry(input.revoke, now)] : [])];
  const number = Number(parseCrl(previous).crlNumber) + 1;
  const { crl, nextUpdate } = await signRootCrl(root, { number, revoked }, now);
  writeFileSync(input.out, crl, { flag: 'wx' });
  return { number, revoked: revoked.length, nextUpdate };
}

function newEntry({ certificate, reason }: { certificate: string; reason: string }, now: Date): RevokedEntry {
  if (!Object.hasOwn(revocationReasons, reason))
    throw new UsageError(`${reason} is not a reason of RFC 5280.`);
  const { serialNumber } = new X509Certificate(readFileSync(certificate));
  return {
    serial: new Uint8Array(Buffer.from(serialNumber, 'hex')),
    revokedAt: now,
    reason: reason as RevocationReason,
  };
}
