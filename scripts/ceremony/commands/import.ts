import { parseArgs } from 'node:util';
import { closeDatabase } from '@/db/connection';
import { ask, askPassphrase } from '../ask';
import { importCeremony } from '../import-ceremony';

/** Takes what a ceremony made into the database. */
export async function importMade(args: string[]): Promise<void> {
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
