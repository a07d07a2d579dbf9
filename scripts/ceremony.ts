import { UsageError } from './ceremony/ask';
import { certify } from './ceremony/commands/certify';
import { hold } from './ceremony/commands/hold';
import { importMade } from './ceremony/commands/import';
import { importList } from './ceremony/commands/import-crl';
import { rootCrl } from './ceremony/commands/root-crl';

const usage = `npm run ceremony -- [what] [flags]

  (nothing)  Makes a root, a time-stamping authority, a chamber's issuing authority and its OCSP responder.
             --out DIR  --base-url URL  --country CC  --operator NAME  --chamber NAME  --chamber-country CC
             --present NAME (again for each person)  --passphrase-file FILE
  import     Takes them into the database of DATABASE_URL; the root's key stays out.
             --record DIR/record.json  --portal SLUG  --passphrase-file FILE  [--with-root-key]
  certify    Has the offline root certify a request of the operator's screen: another chamber's authority, or a renewal.
             --root root.p12  --record DIR/record.json  --request FILE.csr  --fingerprint HEX  --out FILE
             --passphrase-file FILE
  root-crl   Signs the root's next revocation list, offline.
             --root root.p12  --previous root.crl  --out FILE  --passphrase-file FILE
             [--revoke issuing.pem --reason cACompromise]
  import-crl Takes a list of the offline root into the database.
             --authority ID  --crl FILE

What a flag leaves open is asked at the terminal.`;

const commands = { hold, certify, import: importMade, 'root-crl': rootCrl, 'import-crl': importList };

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

function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
