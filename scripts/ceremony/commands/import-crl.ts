import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importCrl } from '@/certificates/import-crl';
import { closeDatabase } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { ask, UsageError } from '../ask';

/** Takes a list of the offline root into the database. */
export async function importList(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { authority: { type: 'string' }, crl: { type: 'string' } } });
  const authorityId = await ask('Id of the authority', values.authority);
  const der = new Uint8Array(readFileSync(await ask('File of the list', values.crl)));
  const work = inTransaction({ kind: 'system' }, (tx) => importCrl(tx, null, { authorityId, der }));
  const imported = await work.finally(closeDatabase);
  if (!imported.ok) throw new UsageError(`The list was not imported: ${imported.refusal.code}.`);
  console.log(`List ${imported.value.number}, good until ${imported.value.nextUpdate.toISOString()}.`);
}
