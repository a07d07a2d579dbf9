import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importAuthority } from '@/certificates/import-authority';
import { importCrl } from '@/certificates/import-crl';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { sha256Hex } from '@/pki/digest';
import { firstPem } from '@/pki/pem';
import { readPkcs12 } from '@/pki/read-pkcs12';
import { findPortal } from '@/portals/find-portals';
import { ok, type Result } from '@/trade/result';
import { UsageError } from './ask';
import { type MadeAuthority, readRecord } from './record';

export interface CeremonyImport {
  readonly record: string;
  readonly passphrase: string;
  /** Slug of the portal whose issuing authority this is; null makes it the operator's own. */
  readonly portal: string | null;
  /** The root's key stays out of the installation unless this says otherwise. */
  readonly withRootKey: boolean;
}

/** Takes in what a ceremony made, all or nothing, checked against the fingerprints of its record. */
export async function importCeremony(input: CeremonyImport): Promise<readonly MadeAuthority[]> {
  const record = readRecord(input.record);
  const portalId = await findPortalId(input.portal);
  const directory = dirname(input.record);
  const opened: OpenedAuthority[] = [];
  for (const made of record.authorities) opened.push(await open(made, directory, input));
  const crl = new Uint8Array(readFileSync(join(directory, record.rootCrl.file)));
  if (sha256Hex(crl) !== record.rootCrl.sha256)
    throw new UsageError('root.crl is not the one of the record.');
  const result = await inTransaction({ kind: 'system' }, (tx) => importAll(tx, opened, crl, portalId));
  if (!result.ok) {
    const { code, detail } = result.refusal;
    throw new UsageError(`Nothing was imported: ${code} ${detail ? JSON.stringify(detail) : ''}`.trim());
  }
  return record.authorities;
}

interface OpenedAuthority {
  readonly made: MadeAuthority;
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array | null;
}

async function open(made: MadeAuthority, directory: string, input: CeremonyImport): Promise<OpenedAuthority> {
  const certificate = firstPem(readFileSync(join(directory, made.certificate), 'utf8'), 'CERTIFICATE');
  if (!certificate || sha256Hex(certificate) !== made.fingerprint) {
    throw new UsageError(`${made.certificate} is not the certificate of the record.`);
  }
  if (made.kind === 'root' && !input.withRootKey) return { made, certificate, privateKey: null };
  const opened = await readPkcs12(
    new Uint8Array(readFileSync(join(directory, made.pkcs12))),
    input.passphrase,
  );
  if (!opened.ok) throw new UsageError(`${made.pkcs12} does not open: ${opened.reason}.`);
  return { made, certificate, privateKey: opened.privateKeyPkcs8 };
}

async function importAll(
  tx: Tx,
  opened: readonly OpenedAuthority[],
  crl: Uint8Array,
  portalId: string | null,
): Promise<Result<null>> {
  for (const { made, certificate, privateKey } of opened) {
    const isOfPortal = made.kind === 'issuing' || made.kind === 'ocsp';
    const input = { id: made.id, portalId: isOfPortal ? portalId : null, certificate, privateKey };
    const imported = await importAuthority(tx, null, input);
    if (!imported.ok) return imported;
    // An authority whose key came along has signed a list of its own.
    if (made.kind !== 'root' || privateKey) continue;
    const list = await importCrl(tx, null, { authorityId: made.id, der: crl });
    if (!list.ok) return list;
  }
  return ok(null);
}

async function findPortalId(slug: string | null): Promise<string | null> {
  if (slug === null) return null;
  const portal = await inTransaction({ kind: 'system' }, (tx) => findPortal(tx, slug));
  if (!portal) throw new UsageError(`There is no portal "${slug}".`);
  return portal.id;
}
