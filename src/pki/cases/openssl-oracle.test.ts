import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { encodePem } from '../pem';
import { hasOpenssl } from '../testing/openssl';
import type { ReasonCode } from '../reason-codes';
import type { CaseFile } from './making/case';
import { octetsOf } from './making/case';
import { readCases } from './read-cases';

/**
 * `openssl verify -x509_strict` on every case it can be asked about. Where it refuses and we accept, RFC 5280, PKITS
 * or its own documentation is on our side, and the case is listed; where we refuse more, the reason is listed.
 * docs/decisions/strict-path-validation.md argues each.
 */
const weAccept: Readonly<Record<string, string>> = {
  'building-malformed-stranger': 'openssl stops at the first anchor it cannot load',
  'crl-at-next-update': 'openssl counts the last second as expired',
  'validity-last-second': 'openssl counts the last second as expired, RFC 5280 4.1.2.5 does not',
  'validity-within-the-last-second': 'the same',
  'crl-delta-lifts-hold': 'openssl uses a delta only where a freshestCRL extension points to one',
  'crl-issuer-without-key-usage': 'openssl -x509_strict demands keyUsage of CAs; RFC 5280 6.1.4 n and 6.3.3 f say “if present”',
  'profile-intermediate-basic-constraints-not-critical': 'PKITS 4.6.4 accepts it',
  'crl-scope-named-by-issuer': 'RFC 5280 6.3.3 assumes a distribution point of the issuer’s name',
  'names-uri-host': 'openssl takes the user of a URI for its host',
  'policy-tree-does-not-explode': 'openssl 3.0 gives up at a thousand nodes',
};

const weRefuse = new Set<ReasonCode>([
  'certificate-malformed',
  'extension-malformed',
  'version-unsupported',
  'serial-number-not-allowed',
  'subject-name-malformed',
  'extension-criticality',
  'ca-extension-in-end-entity',
  'name-constraints-malformed',
  'algorithm-not-allowed',
  'algorithm-parameters',
  'rsa-exponent-not-allowed',
  'crl-malformed',
  'path-building-limit',
  'input-too-large',
]);

/** Cases that openssl accepts although it knows the reason in general. */
const weRefuseHere: Readonly<Record<string, string>> = {
  'crl-delta-revokes': 'openssl uses a delta only where a freshestCRL extension points to one',
  'crl-impostor-of-the-same-name': 'openssl takes anybody of the issuer’s name under the same anchor for the issuer',
  'names-dns-wildcard-covers-excluded': 'CVE-2025-61727 in other validators',
  'names-mailbox-in-subject-malformed': 'openssl passes over what it cannot read as a mailbox',
};

const canBeAsked = ({ parameters, ocspResponses, evidenceUntil, at, anchors, crls }: CaseFile) =>
  !parameters.keyPurpose &&
  parameters.revocation !== 'prefer' &&
  ocspResponses.length === 0 &&
  !evidenceUntil &&
  !Number.isNaN(Date.parse(at)) &&
  anchors.length > 0 &&
  !(parameters.revocation === 'require' && crls.length === 0);

it.skipIf(!hasOpenssl)('openssl agrees, or it is written why not', { timeout: 300_000 }, async () => {
  const asked = readCases().filter(canBeAsked);
  const unexplained: string[] = [];
  const queue = [...asked];
  const worker = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const accepted = await opensslAccepts(one);
      const { expected, name } = one;
      if (expected.valid && !accepted && !weAccept[name]) unexplained.push(`${name}: we accept`);
      if (!expected.valid && accepted && !weRefuse.has(expected.reasonCode) && !weRefuseHere[name]) {
        unexplained.push(`${name}: openssl accepts`);
      }
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(unexplained).toEqual([]);
  expect(asked.length).toBeGreaterThan(250);
});

const run = promisify(execFile);

async function opensslAccepts({ at, parameters, leaf, anchors, intermediates, crls }: CaseFile): Promise<boolean> {
  const cwd = mkdtempSync(join(tmpdir(), 'tradeseal-oracle-'));
  const write = (name: string, label: 'CERTIFICATE' | 'X509 CRL', items: CaseFile['crls']) =>
    writeFileSync(join(cwd, name), items.map((item) => encodePem(label, octetsOf(item))).join(''));
  write('leaf.pem', 'CERTIFICATE', [leaf]);
  write('anchors.pem', 'CERTIFICATE', anchors);
  write('intermediates.pem', 'CERTIFICATE', intermediates);
  write('crls.pem', 'X509 CRL', crls);
  const { initialPolicySet, requireExplicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy, revocation } = parameters;
  const policies = initialPolicySet ?? (requireExplicitPolicy ? ['2.5.29.32.0'] : []);
  const options = [
    ...['-x509_strict', '-auth_level', '2', '-no-CApath', '-no-CAstore', '-CAfile', 'anchors.pem'],
    ...['-attime', String(Math.floor(Date.parse(at) / 1000))],
    ...(intermediates.length > 0 ? ['-untrusted', 'intermediates.pem'] : []),
    ...(revocation === 'require' ? ['-crl_check_all', '-extended_crl', '-use_deltas', '-CRLfile', 'crls.pem'] : []),
    ...(policies.length > 0 ? policies.flatMap((policy) => ['-policy', policy]) : ['-policy_check']),
    ...(requireExplicitPolicy ? ['-explicit_policy'] : []),
    ...(inhibitPolicyMapping ? ['-inhibit_map'] : []),
    ...(inhibitAnyPolicy ? ['-inhibit_any'] : []),
  ];
  return run('openssl', ['verify', ...options, 'leaf.pem'], { cwd }).then(
    () => true,
    () => false,
  );
}
