import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseCertificate } from '@/pki/certificate';
import { decodePem } from '@/pki/pem';
import { reportText } from '@/pki/report-text';
import { verifyAny } from '@/pki/verify-any';

const usage = `Verifies the signatures of a document, offline.

  npm run verify -- order.pdf --anchor root.pem
  npm run verify -- order.asice --anchor root.pem
  npm run verify -- order.xml --signature order.p7s --anchor root.pem

  --anchor FILE       trusted root, PEM or DER; may be repeated
  --tsa-anchor FILE   trusted root of the time-stamping authority, when it is another
  --cert FILE         further certificate to build the path with
  --crl FILE          certificate revocation list
  --ocsp FILE         OCSP response (DER)
  --at TIME           verify for this time (ISO 8601) instead of now
  --revocation MODE   require (default), prefer or none
  --require-timestamp accept only signatures whose time is proved
  --timestamp-freshness DAYS
                      how old the revocation data of the last time-stamp's authority may be, for files verified
                      without a connection; by default it counts until the next list was due
  --json              print the report as JSON (docs/verification-report.schema.json)

Exit code 0 when every signature passes, 1 when one does not, 2 when the question was not understood.
`;

class UsageError extends Error {}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function main(): number {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError('Name exactly one file to verify; --help shows how.');
  if (!values.anchor)
    throw new UsageError(
      'Name at least one trusted root with --anchor; a signature is only as good as its root.',
    );
  const report = verifyAny(
    readBytes(file),
    {
      anchors: values.anchor.flatMap(readCertificates),
      tsaAnchors:
        values['tsa-anchor'] && [...values.anchor, ...values['tsa-anchor']].flatMap(readCertificates),
      intermediates: (values.cert ?? []).flatMap(readCertificates),
      crls: (values.crl ?? []).flatMap((name) => readPemOrDer(name, 'X509 CRL')),
      ocspResponses: (values.ocsp ?? []).map(readBytes),
      at: readTime(values.at),
      revocation: readMode(values.revocation),
      policy: {
        requireTimestamp: values['require-timestamp'],
        timestampFreshnessDays: readDays(values['timestamp-freshness']),
      },
    },
    values.signature === undefined ? undefined : readBytes(values.signature),
  );
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(file, report));
  return report.indication === 'TOTAL-PASSED' ? 0 : 1;
}

function readArguments() {
  const files = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        anchor: files,
        'tsa-anchor': files,
        cert: files,
        crl: files,
        ocsp: files,
        signature: { type: 'string' },
        at: { type: 'string' },
        revocation: { type: 'string', default: 'require' },
        'require-timestamp': { type: 'boolean', default: false },
        'timestamp-freshness': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}. --help shows what there is.`);
  }
}

function readBytes(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
}

function readPemOrDer(name: string, label: string): Uint8Array[] {
  const bytes = readBytes(name);
  if (bytes[0] === 0x30) return [bytes];
  const blocks = decodePem(new TextDecoder().decode(bytes)).filter((block) => block.label === label);
  if (blocks.length === 0) throw new UsageError(`${name} holds no ${label}, neither as PEM nor as DER.`);
  return blocks.map((block) => block.der);
}

function readCertificates(name: string): Uint8Array[] {
  const certificates = readPemOrDer(name, 'CERTIFICATE');
  for (const der of certificates) {
    try {
      parseCertificate(der);
    } catch (error) {
      throw new UsageError(`${name} is not a certificate that can be read: ${(error as Error).message}.`);
    }
  }
  return certificates;
}

function readTime(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time.getTime()))
    throw new UsageError(`--at ${text} is not an ISO 8601 time such as 2026-11-24T12:00:00Z.`);
  return time;
}

function readDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text))
    throw new UsageError(`--timestamp-freshness is a number of days, not ${text}.`);
  return Number(text);
}

function readMode(text: string): 'require' | 'prefer' | 'none' {
  if (text === 'require' || text === 'prefer' || text === 'none') return text;
  throw new UsageError(`--revocation is require, prefer or none, not ${text}.`);
}
