import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { AT, ca, dn, leaf, root } from '@/pki/cases/making/certificates';
import { ecKey, rsaKey } from '@/pki/cases/making/keys';
import { crl } from '@/pki/cases/making/revocation';
import { parseCertificate } from '@/pki/certificate';
import { type ValidatePathInput, validatePath } from '@/pki/validate-path';
import { perSecond, processorMicroseconds } from './per-second';

/*
 * Paths a second on one core: root, issuing CA, person, a CRL of each authority; three keys, four signatures to check
 * (two certificates, two lists). Beside it node:crypto alone on the same four signatures, keys imported once, and
 * X509Certificate doing the two certificate signatures without any rule.
 */
const kinds = {
  'P-256': () => ecKey('P-256'),
  'RSA-2048': () => rsaKey(2048),
};

for (const [kind, key] of Object.entries(kinds)) {
  const anchor = root('Bench Root', { key: key() });
  const issuing = ca('Bench CA', anchor, { key: key() });
  const crls = [crl(anchor), crl(issuing)];
  const people = Array.from({ length: 4000 }, (_, index) =>
    leaf(issuing, { key: key(), subject: dn(`Person ${index}`) }),
  );
  const question = (person: Uint8Array): ValidatePathInput => ({
    leaf: person,
    intermediates: [issuing.der],
    anchors: [anchor.der],
    crls,
    ocspResponses: [],
    at: AT,
    revocation: 'require',
  });

  const start = processorMicroseconds();
  if (!validatePath(question(people[0]!)).valid) throw new Error('the bench path is not valid');
  const cold = processorMicroseconds() - start;

  let next = 0;
  const somebodyNew = perSecondOver(people.length - 1, () =>
    validatePath(question(people[++next % people.length]!)),
  );
  const somebodyKnown = perSecond(1, () => validatePath(question(people[0]!)));

  const certificate = parseCertificate(people[0]!);
  const publicKey = createPublicKey({ key: Buffer.from(issuing.key.spki), format: 'der', type: 'spki' });
  const raw = perSecond(1, () => verify('sha256', certificate.tbs, publicKey, certificate.signature));
  const [x509, x509Issuer] = [new X509Certificate(people[0]!), new X509Certificate(issuing.der)];
  const bare = perSecond(
    1,
    () => x509Issuer.publicKey && x509.verify(publicKey) && x509Issuer.verify(publicKey),
  );

  console.log(`${kind}: first path of the process ${(cold / 1000).toFixed(1)} ms`);
  console.log(`  a person seen before      ${somebodyKnown.toFixed(0)} paths/s`);
  console.log(
    `  somebody new              ${somebodyNew.toFixed(0)} paths/s, ${(raw / somebodyNew).toFixed(2)} times the one new signature`,
  );
  console.log(
    `  node:crypto alone         ${raw.toFixed(0)} signatures/s, ${(raw / 4).toFixed(0)} times four`,
  );
  console.log(`  X509Certificate.verify    ${bare.toFixed(0)} pairs/s`);
}

/** Processor time over so many runs that must not repeat. */
function perSecondOver(runs: number, run: () => void): number {
  const start = processorMicroseconds();
  for (let index = 0; index < runs; index++) run();
  return (runs * 1e6) / (processorMicroseconds() - start);
}
