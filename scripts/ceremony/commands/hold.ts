import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuthorityName } from '@/certificates/authority';
import { shortenedTo } from '@/certificates/certificate-subject';
import { ask, askPassphrase } from '../ask';
import { holdCeremony } from '../hold-ceremony';

/** Holds the ceremony and prints the fingerprints. */
export async function hold(args: string[]): Promise<void> {
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

function spaced(fingerprint: string): string {
  return fingerprint.toUpperCase().match(/.{2}/g)!.join(':');
}
