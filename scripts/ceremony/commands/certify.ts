import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sha256Hex } from '@/pki/digest';
import { firstPem } from '@/pki/pem';
import { ask, askPassphrase, UsageError } from '../ask';
import { certifyRequest } from '../certify-request';

/** Has the offline root certify a request, after its fingerprint was compared with the one on the operator's screen. */
export async function certify(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      root: { type: 'string' },
      record: { type: 'string' },
      request: { type: 'string' },
      out: { type: 'string' },
      fingerprint: { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  });
  const rootPkcs12 = await ask('root.p12', values.root);
  const record = await ask('record.json of the ceremony', values.record);
  const request = await ask('The request', values.request);
  const out = await ask('File to write', values.out);
  const der = firstPem(readFileSync(request, 'utf8'), 'CERTIFICATE REQUEST');
  const fingerprint = der ? sha256Hex(der) : '';
  console.log(`The request has SHA-256 ${fingerprint.match(/.{4}/g)?.join(' ')}`);
  const told = await ask('What the screen said (the first 16 characters or more)', values.fingerprint);
  const compared = told.replace(/[\s:]/g, '').toLowerCase();
  if (compared.length < 16 || !fingerprint.startsWith(compared))
    throw new UsageError('This is another request.');
  const passphrase = await askPassphrase(values['passphrase-file'], false);
  const made = await certifyRequest({ rootPkcs12, record, request, out, passphrase }, new Date());
  console.log(
    `${made.subject}\nSHA-256 ${made.fingerprint}\nWritten to ${out}; bring it back on the operator's screen.`,
  );
}
