import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuthorityName } from '@/certificates/authority';
import { shortenedTo } from '@/certificates/certificate-subject';
import { importCrl } from '@/certificates/import-crl';
import { closeDatabase } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { ask, askPassphrase, UsageError } from './ceremony/ask';
import { holdCeremony } from './ceremony/hold-ceremony';
import { importCeremony } from './ceremony/import-ceremony';
import { signNextRootCrl } from './ceremony/sign-next-root-crl';

const usage = `npm run ceremony -- [what] [flags]

  (nothing)  Makes a root, a time-stamping authority, a chamber's issuing authority and its OCSP responder.
             --out DIR  --base-url URL  --country CC  --operator NAME  --chamber NAME  --chamber-country CC
             --present NAME (again for each person)  --passphrase-file FILE
  import     Takes them into the database of DATABASE_URL; the root's key stays out.
             --record DIR/record.json  --portal SLUG  --passphrase-file FILE  [--with-root-key]
  root-crl   Signs the root's next revocation list, offline.
             --root root.p12  --previous root.crl  --out FILE  --passphrase-file FILE
             [--revoke issuing.pem --reason cACompromise]
  import-crl Takes a list of the offline root into the database.
             --authority ID  --crl FILE

What a flag leaves open is asked at the terminal.`;

const commands = { hold, import: importMade, 'root-crl': rootCrl, 'import-crl': importList };

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError) && !isArgumentError(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(words: string[]): Promise<void> {
  if (words.includes('--help')) {
    console.log(usage);
    return;
  }
  const [command, flags] =
    (words[0]?.startsWith('--') ?? true) ? ['hold', words] : [words[0]!, words.slice(1)];
  if (!Object.hasOwn(commands, command)) throw new UsageError(`There is no "${command}".\n\n${usage}`);
  await commands[command as keyof typeof commands](flags);
}

async function hold(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      'base-url': { type: 'string' },
      country: { type: 'string' },
      operator: { type: 'string' },
      chamber: { type: 'string' },
      'chamber-country': { type: 'string' },
      present: { type: 'string', multiple: true },
      'passphrase-file': { type: 'string' },
    },
  });
  const now = new Date();
  const baseUrl = new URL(
    await ask('Public address of the installation (stays in certificates)', values['base-url']),
  );
  const country = await ask('Country of the operator (two letters)', values.country);
  const operator = await ask('Name of the operator', values.operator);
  const chamber = await ask('Name of the chamber', values.chamber);
  const chamberCountry = await ask(
    'Country of the chamber (two letters)',
    values['chamber-country'],
    country,
  );
  const present =
    values.present ??
    (await ask('Who is present (separated by commas)', undefined, '')).split(/\s*,\s*/).filter(Boolean);
  const directory = await ask(
    'New directory to write into',
    values.out,
    `ceremony-${now.toISOString().slice(0, 10)}`,
  );
  const passphrase = await askPassphrase(values['passphrase-file'], true);

  const named = (commonName: string): AuthorityName => ({ country, organisation: operator, commonName });
  const plan = {
    baseUrl: baseUrl.href.replace(/\/$/, ''),
    root: named(shortenedTo(64, `${operator} Root`)),
    tsa: named(shortenedTo(64, `${operator} Time-Stamping`)),
    chamber: {
      country: chamberCountry,
      organisation: chamber,
      commonName: shortenedTo(64, `${chamber} Members`),
    },
  };
  const record = await holdCeremony(plan, { directory, passphrase, present }, now);
  for (const { kind, subject, fingerprint } of record.authorities) {
    console.log(`${kind.padEnd(8)} ${subject}\n         SHA-256 ${spaced(fingerprint)}`);
  }
  console.log(
    `\nWritten to ${directory}. Read the root's fingerprint aloud, and let each person present note it down.`,
  );
  console.log(
    `Keep root.p12 offline; take the rest in with: npm run ceremony -- import --record ${join(directory, 'record.json')}`,
  );
}

async function importMade(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      record: { type: 'string' },
      portal: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'with-root-key': { type: 'boolean', default: false },
    },
  });
  const record = await ask('record.json of the ceremony', values.record);
  const portal = await ask("Portal (slug; empty: the operator's own staff)", values.portal, '');
  const passphrase = await askPassphrase(values['passphrase-file'], false);
  const input = {
    record,
    passphrase,
    portal: portal === '' ? null : portal,
    withRootKey: values['with-root-key'],
  };
  const imported = await importCeremony(input).finally(closeDatabase);
  for (const { kind, id, subject } of imported) console.log(`${kind.padEnd(8)} ${id} ${subject}`);
}

async function rootCrl(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      root: { type: 'string' },
      previous: { type: 'string' },
      out: { type: 'string' },
      revoke: { type: 'string' },
      reason: { type: 'string', default: 'unspecified' },
      'passphrase-file': { type: 'string' },
    },
  });
  const rootPkcs12 = await ask('root.p12', values.root);
  const previousCrl = await ask('The list before this one', values.previous);
  const out = await ask('File to write', values.out);
  const passphrase = await askPassphrase(values['passphrase-file'], false);
  const revoke = values.revoke ? { certificate: values.revoke, reason: values.reason } : undefined;
  const signed = await signNextRootCrl({ rootPkcs12, previousCrl, out, passphrase, revoke }, new Date());
  console.log(
    `List ${signed.number} with ${signed.revoked} entries, good until ${signed.nextUpdate.toISOString()}.`,
  );
}

async function importList(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { authority: { type: 'string' }, crl: { type: 'string' } } });
  const authorityId = await ask('Id of the authority', values.authority);
  const der = new Uint8Array(readFileSync(await ask('File of the list', values.crl)));
  const work = inTransaction({ kind: 'system' }, (tx) => importCrl(tx, null, { authorityId, der }));
  const imported = await work.finally(closeDatabase);
  if (!imported.ok) throw new UsageError(`The list was not imported: ${imported.refusal.code}.`);
  console.log(`List ${imported.value.number}, good until ${imported.value.nextUpdate.toISOString()}.`);
}

function spaced(fingerprint: string): string {
  return fingerprint.toUpperCase().match(/.{2}/g)!.join(':');
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
