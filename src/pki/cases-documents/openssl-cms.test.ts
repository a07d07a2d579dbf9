import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { certificatePem, hasOpenssl } from '../testing/openssl';

/**
 * `openssl cms -verify -cades -x509_strict` on every detached case. It passes nothing less than we do; what it passes
 * beyond that is listed by case, each with its reason. openssl does not look at time-stamps in a message at all.
 */
const noStamps = 'openssl does not look at the time-stamps of a message';
const opensslAcceptsMore: Readonly<Record<string, string>> = {
  'cms-algorithm-protection-wrong': 'openssl does not compare the attribute of RFC 6211 with the algorithms',
  'cms-attribute-unknown':
    'openssl passes over signed attributes it does not know; one may limit what was signed',
  'cms-attributes-unsorted': 'openssl hashes the attributes as they lie there; RFC 5652 5.4 signs their DER',
  'cms-content-attached':
    'openssl prefers the content beside a message to the one in it; two readers would see two',
  'cms-content-is-attributes':
    'the signed attributes of another message pass as content (draft-ietf-lamps-cms-euf-cma-signeddata)',
  'cms-content-type-attribute-wrong': 'openssl does not compare the attribute with the type of the content',
  'cms-content-type-foreign': 'a detached order is id-data; openssl takes any type',
  'cms-countersignature': 'openssl passes over unsigned attributes; only those we can judge may stand there',
  'cms-digest-differs-from-signature':
    'openssl does not compare the digest of the signature algorithm with digestAlgorithm',
  'cms-digest-listed-twice': 'openssl takes any list of digests that holds the right one',
  'cms-indefinite-length': 'openssl reads BER',
  'cms-key-usage': 'with -purpose any openssl does not look at keyUsage',
  'cms-no-signed-attributes': 'openssl verifies the bare content; CAdES demands signed attributes',
  'cms-signature-other-key-type':
    'openssl verifies with the type of the key, whatever the algorithm identifier says',
  'cms-signature-parameters': 'openssl passes over parameters of ECDSA, which RFC 5758 3.2 forbids',
  'cms-signature-sha1': 'openssl hashes by digestAlgorithm, whatever the signature algorithm says',
  'cms-signer-certificate-ambiguous': 'openssl takes the first certificate that fits',
  'cms-signer-is-ca': 'openssl lets a CA sign documents',
  'cms-signer-version-wrong': 'openssl does not look at the version of SignerInfo',
  'cms-too-large': 'openssl has no bound',
  'cms-trailing-bytes': 'openssl stops reading where the message ends',
  'cms-unknown-version': 'openssl does not look at the version of SignedData',
  'cms-unsigned-attribute-unknown':
    'openssl passes over unsigned attributes; only those we can judge may stand there',
  'cms-version-wrong': 'openssl does not look at the version of SignedData',
  'timestamp-authority-name': noStamps,
  'timestamp-before-its-certificate': noStamps,
  'timestamp-by-a-member': noStamps,
  'timestamp-content-type': noStamps,
  'timestamp-critical-extension': noStamps,
  'timestamp-for-something-else': noStamps,
  'timestamp-in-the-future': noStamps,
  'timestamp-no-token': noStamps,
  'timestamp-policy': noStamps,
  'timestamp-purpose-not-alone': noStamps,
  'timestamp-purpose-not-critical': noStamps,
  'timestamp-required': noStamps,
  'timestamp-sha1': noStamps,
  'timestamp-signature-flipped': noStamps,
  'timestamp-trailing-field': noStamps,
  'timestamp-version': noStamps,
  'timestamp-without-content': noStamps,
};

const folder = fileURLToPath(new URL('.', import.meta.url));

interface DetachedCase {
  readonly name: string;
  readonly kind: string;
  readonly at: string;
  readonly expected: { indication: string; reasonCode?: string };
  readonly anchors: string[];
}

it.skipIf(!hasOpenssl)('openssl agrees, or it is written why not', { timeout: 120_000 }, async () => {
  const cases = detachedCases();
  const unexplained: string[] = [];
  const differing: string[] = [];
  const queue = [...cases];
  const worker = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const accepted = await opensslAccepts(one);
      const { name, expected } = one;
      const passes = expected.indication === 'TOTAL-PASSED';
      if (passes && !accepted) unexplained.push(`${name}: we accept`);
      if (passes || !accepted) continue;
      differing.push(name);
      if (!opensslAcceptsMore[name])
        unexplained.push(`${name}: openssl accepts, we say ${expected.reasonCode}`);
    }
  };
  await Promise.all([worker(), worker()]);
  expect(unexplained.sort()).toEqual([]);
  expect(differing.sort()).toEqual(Object.keys(opensslAcceptsMore).sort());
  expect(cases.length).toBeGreaterThan(60);
});

function detachedCases(): DetachedCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, ...JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) }))
    .filter(({ kind }) => kind === 'cades');
}

const run = promisify(execFile);

async function opensslAccepts({ name, at, anchors }: DetachedCase): Promise<boolean> {
  const cwd = mkdtempSync(join(tmpdir(), 'tradeseal-cms-oracle-'));
  try {
    writeFileSync(join(cwd, 'anchors.pem'), certificatePem(...anchors.map(octets)));
    const options = [
      ...[
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        join(folder, name, 'signature.p7s'),
      ],
      ...['-content', join(folder, name, 'content'), '-CAfile', 'anchors.pem', '-no-CApath', '-no-CAstore'],
      ...['-x509_strict', '-auth_level', '2', '-purpose', 'any', '-out', '/dev/null'],
      ...['-attime', String(Math.floor(Date.parse(at) / 1000))],
    ];
    await run('openssl', options, { cwd });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
