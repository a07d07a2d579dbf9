import { parseArgs } from 'node:util';
import { ask, askPassphrase } from '../ask';
import { signNextRootCrl } from '../sign-next-root-crl';

/** Signs the root's next list, offline. */
export async function rootCrl(args: string[]): Promise<void> {
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
