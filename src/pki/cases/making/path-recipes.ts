import { integer, nullValue, oid as objectIdentifier, octetString, sequence } from '../../der-write';
import { oid } from '../../oids';
import { accepts, refuses } from './case';
import { akiOf, AT, type Authority, basicConstraints, ca, day, dn, extension, keyUsage, leaf, purposes, root, generalized, utcTime } from './certificates';
import { brokenKey, ecKey, edKey, type Key, pssAlgorithm, rsaAlgorithm, rsaKey, rsaSigning, withAlgorithm } from './keys';

/** From a certificate to an anchor: who may have issued what, when, and with which algorithms. */
export function makePathCases(): void {
  const anchor = root('Path Root');
  const issuing = ca('Path CA', anchor);
  const good = leaf(issuing);
  const chain = { intermediates: [issuing.der], anchors: [anchor.der] };

  makeBuildingCases(anchor, issuing, good);
  makeValidityCases(anchor, issuing);
  makeCryptographicCases();

  refuses('path-tampered-leaf', 'signature-invalid', 'One bit of what is signed was changed.', { leaf: flipped(good, 'Mensah'), ...chain });
  refuses('path-tampered-signature', 'signature-invalid', 'One bit of the signature was changed.', {
    leaf: good.map((octet, index) => (index === good.length - 1 ? octet ^ 1 : octet)), ...chain,
  });
  refuses('path-tampered-intermediate', 'signature-invalid', 'One bit of the CA’s certificate was changed.', {
    leaf: good, intermediates: [issuing.der.map((octet, index) => (index === issuing.der.length - 1 ? octet ^ 1 : octet))], anchors: [anchor.der],
  });
  refuses('path-issuer-with-other-key', 'authority-key-id-mismatch', 'A CA of the right name whose key is not the one that signed.', {
    leaf: good, intermediates: [ca('Path CA', anchor, { key: edKey('impostor') }).der], anchors: [anchor.der],
  });
  refuses('path-issuer-claims-the-key-id', 'signature-invalid', 'A CA of the right name that claims the key identifier without having the key.', {
    leaf: good, anchors: [anchor.der],
    intermediates: [ca('Path CA', anchor, { key: edKey('impostor'), extensions: { subjectKeyIdentifier: extension(oid.subjectKeyIdentifier, false, octetString(skiOctets(issuing.key))) } }).der],
  });
  refuses('path-aki-names-other-serial', 'authority-key-id-mismatch', 'The authority key identifier names another certificate of the issuer (RFC 5280 4.2.1.1).', {
    leaf: leaf(issuing, { extensions: { authorityKeyIdentifier: akiWithSerial(issuing.key, anchor.name, 12345) } }), ...chain,
  });

  refuses('path-issuer-is-no-ca', 'issuer-not-a-ca', 'An end entity issues nothing (RFC 5280 6.1.4 k).', {
    leaf: leaf({ name: dn('Kofi'), key: edKey('Kofi'), der: new Uint8Array() }), anchors: [anchor.der],
    intermediates: [leaf(issuing, { subject: dn('Kofi'), key: edKey('Kofi') }), issuing.der],
  });
  refuses('path-anchor-is-no-ca', 'issuer-not-a-ca', 'Trust in a certificate does not make its holder a CA.', {
    leaf: leaf(anchor), anchors: [root('Path Root', { extensions: { basicConstraints: null, keyUsage: keyUsage(0) } }).der],
  });
  refuses('path-issuer-may-not-sign-certificates', 'key-usage-forbids-certificate-signing', 'The CA’s key usage leaves out keyCertSign (RFC 5280 6.1.4 n).', {
    leaf: good, intermediates: [ca('Path CA', anchor, { extensions: { keyUsage: keyUsage(6) } }).der], anchors: [anchor.der],
  });

  const limited = ca('Path CA', anchor, { extensions: { basicConstraints: basicConstraints(true, 0) } });
  const below = ca('Sub CA', limited);
  accepts('path-length-zero', 'A CA of path length 0 issues to people (RFC 5280 4.2.1.9).', { leaf: leaf(limited), intermediates: [limited.der], anchors: [anchor.der] });
  accepts('path-length-zero-leaf-is-a-ca', 'The last certificate is no intermediate, even if it is a CA’s (RFC 5280 4.2.1.9).', { leaf: below.der, intermediates: [limited.der], anchors: [anchor.der] });
  refuses('path-length-exceeded', 'path-length-exceeded', 'A CA of path length 0 has a CA below it (RFC 5280 6.1.4 l).', { leaf: leaf(below), intermediates: [limited.der, below.der], anchors: [anchor.der] });
  const rolled = ca('Path CA', limited, { key: edKey('Path CA 2027') });
  accepts('path-length-self-issued', 'A self-issued certificate for the CA’s next key does not count (RFC 5280 6.1.4 l).', { leaf: leaf(rolled), intermediates: [limited.der, rolled.der], anchors: [anchor.der] });
  const limitedRoot = root('Path Root', { extensions: { basicConstraints: basicConstraints(true, 0) } });
  refuses('path-length-of-the-anchor', 'path-length-exceeded', 'The anchor’s own path length binds (RFC 5937).', {
    leaf: good, intermediates: [issuing.der], anchors: [limitedRoot.der],
  });
  const unlimitedBelow = ca('Sub CA', limited, { extensions: { basicConstraints: basicConstraints(true, 5) } });
  refuses('path-length-may-not-grow', 'path-length-exceeded', 'A CA cannot give more than it has (RFC 5280 6.1.4 m).', {
    leaf: leaf(unlimitedBelow), intermediates: [limited.der, unlimitedBelow.der], anchors: [anchor.der],
  });

  const critical = extension('1.3.6.1.4.1.99999.666', true, integer(1));
  const ignored = extension('1.3.6.1.4.1.99999.666', false, integer(1));
  const unknown = (name: string, input: { leaf: Uint8Array; intermediates: Uint8Array[]; anchors: Uint8Array[] }) =>
    refuses(`path-unknown-critical-in-${name}`, 'unknown-critical-extension', 'A critical extension that is not understood refuses, wherever it stands (RFC 5280 4.2).', input);
  unknown('leaf', { leaf: leaf(issuing, { moreExtensions: [critical] }), ...chain });
  unknown('intermediate', { leaf: good, intermediates: [ca('Path CA', anchor, { moreExtensions: [critical] }).der], anchors: [anchor.der] });
  unknown('anchor', { leaf: good, intermediates: [issuing.der], anchors: [root('Path Root', { moreExtensions: [critical] }).der] });
  accepts('path-unknown-not-critical', 'What is not understood and not critical is ignored (RFC 5280 4.2).', { leaf: leaf(issuing, { moreExtensions: [ignored] }), ...chain });

  const signing = { keyPurpose: oid.documentSigning };
  accepts('purpose-named', 'The certificate is for signing documents (RFC 9336).', { leaf: leaf(issuing, { extensions: { extendedKeyUsage: purposes(oid.clientAuth, oid.documentSigning) } }), ...chain, ...signing });
  accepts('purpose-unlimited', 'A certificate without extended key usage is for all purposes (RFC 5280 4.2.1.12).', { leaf: good, ...chain, ...signing });
  refuses('purpose-other', 'key-purpose-not-allowed', 'The certificate is for authenticating clients only (RFC 5280 4.2.1.12).', { leaf: leaf(issuing, { extensions: { extendedKeyUsage: purposes(oid.clientAuth) } }), ...chain, ...signing });
  refuses('purpose-any-is-not-this-one', 'key-purpose-not-allowed', 'anyExtendedKeyUsage does not stand in for the purpose required (RFC 5280 4.2.1.12).', { leaf: leaf(issuing, { extensions: { extendedKeyUsage: purposes(oid.anyExtendedKeyUsage) } }), ...chain, ...signing });
  refuses('purpose-time-stamping-must-be-named', 'key-purpose-not-allowed', 'A time-stamping certificate says so (RFC 3161 2.3).', { leaf: good, ...chain, keyPurpose: oid.timeStamping });
  const clientCa = ca('Path CA', anchor, { extensions: { extendedKeyUsage: purposes(oid.clientAuth) } });
  refuses('purpose-not-the-issuer’s'.replace('’', '-'), 'issuer-key-purpose-not-allowed', 'A CA limited to client authentication certifies nobody for signing documents.', {
    leaf: leaf(clientCa, { extensions: { extendedKeyUsage: purposes(oid.documentSigning) } }), intermediates: [clientCa.der], anchors: [anchor.der], ...signing,
  });
  const anyCa = ca('Path CA', anchor, { extensions: { extendedKeyUsage: purposes(oid.anyExtendedKeyUsage) } });
  accepts('purpose-any-in-a-ca', 'A CA for any purpose certifies for this one.', { leaf: leaf(anyCa, { extensions: { extendedKeyUsage: purposes(oid.documentSigning) } }), intermediates: [anyCa.der], anchors: [anchor.der], ...signing });
}

function makeBuildingCases(anchor: Authority, issuing: Authority, good: Uint8Array): void {
  accepts('building-out-of-order', 'Intermediates may come in any order, with strangers among them and twice.', {
    leaf: good, intermediates: [ca('Stranger', root('Elsewhere')).der, issuing.der, anchor.der, issuing.der, good], anchors: [root('Other Root').der, anchor.der],
  });
  accepts('building-leaf-by-anchor', 'An anchor may issue to people.', { leaf: leaf(anchor), anchors: [anchor.der] });
  accepts('building-malformed-stranger', 'An unreadable certificate beside a good path does no harm.', { leaf: good, intermediates: [Uint8Array.of(0x30), issuing.der], anchors: [Uint8Array.of(1), anchor.der] });
  refuses('building-no-issuer', 'issuer-not-found', 'The issuing CA’s certificate is missing.', { leaf: good, anchors: [anchor.der] });
  refuses('building-untrusted-root', 'issuer-not-found', 'A root in the file is not a trust anchor.', { leaf: good, intermediates: [issuing.der, anchor.der], anchors: [root('Other Root').der] });
  refuses('building-self-signed-leaf', 'issuer-not-found', 'Nobody vouches for himself.', { leaf: root('Ama Mensah').der, anchors: [anchor.der] });

  const second = root('Second Root');
  const expired = ca('Path Root', second, { key: anchor.key, notAfter: day(-100) });
  accepts('building-around-an-expired-cross-certificate', 'An expired cross-certificate for the root is passed by (the “chain of pain”).', {
    leaf: good, intermediates: [expired.der, issuing.der], anchors: [second.der, anchor.der],
  });
  const cross = ca('Path Root', second, { key: anchor.key });
  accepts('building-by-cross-certificate', 'The second root has cross-certified the first.', { leaf: good, intermediates: [issuing.der, cross.der], anchors: [second.der] });

  const a = { name: dn('Cycle A'), key: edKey('Cycle A'), der: new Uint8Array() };
  const b = ca('Cycle B', a);
  const aByB = ca('Cycle A', b);
  refuses('building-cycle', 'issuer-not-found', 'Two CAs that certify each other reach no anchor, and the search ends.', { leaf: leaf(b), intermediates: [b.der, aByB.der], anchors: [anchor.der] });
  const rootA = root('Cycle A');
  accepts('building-cycle-with-exit', 'Two CAs that certify each other, one of them an anchor (CVE-2024-0567).', { leaf: leaf(b), intermediates: [b.der, aByB.der], anchors: [rootA.der] });

  const renewed = ca('Path Root', anchor, { key: edKey('Path Root 2030') });
  const issuedByNew = ca('Path CA', renewed);
  accepts('building-key-rollover', 'The root certifies its next key; the issuing CA has the next key’s signature (RFC 4210 4.4).', { leaf: leaf(issuedByNew), intermediates: [renewed.der, issuedByNew.der], anchors: [anchor.der] });

  let last: Authority = anchor;
  const long: Uint8Array[] = [];
  for (let depth = 0; depth < 20; depth++) long.push((last = ca(`Deep CA ${depth}`, last)).der);
  refuses('building-path-of-22', 'path-building-limit', 'A path has at most 16 certificates.', { leaf: leaf(last), intermediates: long, anchors: [anchor.der] });

  const mesh = Array.from({ length: 11 }, (_, index) => ({ name: dn(`Mesh ${index}`), key: edKey(`Mesh ${index}`), der: new Uint8Array() }));
  const everyEdge = mesh.flatMap((from) => mesh.filter((to) => to !== from).map((to) => ca('', from, { subject: to.name, key: to.key }).der));
  refuses('building-mesh', 'path-building-limit', 'Eleven CAs that all certify each other make millions of paths; the search is ended.', { leaf: leaf(mesh[0]!), intermediates: everyEdge, anchors: [anchor.der] });
}

function makeValidityCases(anchor: Authority, issuing: Authority): void {
  const chain = { intermediates: [issuing.der], anchors: [anchor.der] };
  accepts('validity-first-second', 'notBefore is inclusive (RFC 5280 4.1.2.5).', { leaf: leaf(issuing, { notBefore: AT }), ...chain });
  accepts('validity-last-second', 'notAfter is inclusive (RFC 5280 4.1.2.5).', { leaf: leaf(issuing, { notAfter: AT }), ...chain });
  accepts('validity-within-the-last-second', 'Validity is counted in whole seconds.', { leaf: leaf(issuing, { notAfter: AT }), ...chain, at: new Date(AT.getTime() + 999) });
  refuses('validity-just-before', 'certificate-not-yet-valid', 'Half a second too early is too early.', { leaf: leaf(issuing, { notBefore: AT }), ...chain, at: new Date(AT.getTime() - 500) });
  refuses('validity-just-after', 'certificate-expired', 'A second too late is too late.', { leaf: leaf(issuing, { notAfter: AT }), ...chain, at: new Date(AT.getTime() + 1000) });
  refuses('validity-expired-intermediate', 'certificate-expired', 'Every certificate of a path is valid at the time (RFC 5280 6.1.3 a 2).', { leaf: leaf(issuing), intermediates: [ca('Path CA', anchor, { notAfter: day(-1) }).der], anchors: [anchor.der] });
  refuses('validity-expired-anchor', 'certificate-expired', 'The anchor too.', { leaf: leaf(anchor), anchors: [root('Path Root', { notAfter: day(-1) }).der] });
  refuses('validity-two-digit-year-50', 'certificate-expired', 'UTCTime 50 is 1950 (RFC 5280 4.1.2.5.1).', { leaf: leaf(issuing, { notBefore: utcTime('500101000000Z'), notAfter: utcTime('991231235959Z') }), ...chain });
  accepts('validity-without-end', '99991231235959Z is a certificate without well-defined expiry (RFC 5280 4.1.2.5).', { leaf: leaf(issuing, { notAfter: generalized('99991231235959Z') }), ...chain });
}

function makeCryptographicCases(): void {
  const signedBy = (key: Key) => {
    const anchor = root('Crypto Root', { key });
    return { leaf: leaf(anchor), anchors: [anchor.der] };
  };
  accepts('crypto-rsa-2048', 'RSA of 2048 bits with SHA-256.', signedBy(rsaKey(2048)));
  accepts('crypto-rsa-sha-512', 'RSA with SHA-512.', signedBy(rsaSigning(2048, rsaAlgorithm(oid.sha512WithRsa), 'sha512')));
  accepts('crypto-rsa-parameters-absent', 'Absent parameters mean NULL (RFC 4055 5).', signedBy(withAlgorithm(rsaKey(2048), sequence(objectIdentifier(oid.sha256WithRsa)))));
  accepts('crypto-rsa-pss', 'RSASSA-PSS: MGF1 with the same digest, salt as long as it.', signedBy(rsaSigning(2048, pssAlgorithm(oid.sha256, oid.sha256, 32), 'sha256', 32)));
  accepts('crypto-p256', 'ECDSA on P-256.', signedBy(ecKey('P-256')));
  accepts('crypto-p384', 'ECDSA on P-384 with SHA-384.', signedBy(ecKey('P-384', 'sha384', oid.ecdsaWithSha384)));
  accepts('crypto-p521', 'ECDSA on P-521 with SHA-512.', signedBy(ecKey('P-521', 'sha512', oid.ecdsaWithSha512)));

  refuses('crypto-md5', 'algorithm-md5', 'MD5 can be forged.', signedBy(rsaSigning(2048, rsaAlgorithm(oid.md5WithRsa), 'md5')));
  refuses('crypto-sha1-rsa', 'algorithm-sha1', 'SHA-1 can be forged.', signedBy(rsaSigning(2048, rsaAlgorithm(oid.sha1WithRsa), 'sha1')));
  refuses('crypto-sha1-ecdsa', 'algorithm-sha1', 'SHA-1 can be forged.', signedBy(ecKey('P-256', 'sha1', oid.ecdsaWithSha1)));
  refuses('crypto-pss-default-parameters', 'algorithm-sha1', 'The default parameters of RSASSA-PSS mean SHA-1 (RFC 4055 3.1).', signedBy(withAlgorithm(rsaKey(2048), sequence(objectIdentifier(oid.rsaPss), sequence()))));
  refuses('crypto-dsa', 'algorithm-dsa', 'DSA is not allowed by policy (FIPS 186-5 has withdrawn it).', signedBy(withAlgorithm(ecKey('P-256'), sequence(objectIdentifier(oid.dsaWithSha256)))));
  refuses('crypto-unknown-algorithm', 'algorithm-not-allowed', 'An algorithm that is not on the list.', signedBy(withAlgorithm(ecKey('P-256'), sequence(objectIdentifier(oid.ed448)))));
  refuses('crypto-ecdsa-sha224', 'algorithm-not-allowed', 'SHA-224 is not on the list.', signedBy(ecKey('P-256', 'sha224', oid.ecdsaWithSha224)));
  refuses('crypto-pss-short-salt', 'algorithm-parameters', 'The salt is as long as the digest.', signedBy(rsaSigning(2048, pssAlgorithm(oid.sha256, oid.sha256, 8), 'sha256', 8)));
  refuses('crypto-pss-other-mgf-digest', 'algorithm-parameters', 'MGF1 uses the digest of the message.', signedBy(withAlgorithm(rsaKey(2048), pssAlgorithm(oid.sha256, oid.sha1, 32))));
  refuses('crypto-ecdsa-with-parameters', 'algorithm-parameters', 'ECDSA has no parameters (RFC 5758 3.2).', signedBy(withAlgorithm(ecKey('P-256'), sequence(objectIdentifier(oid.ecdsaWithSha256), nullValue()))));
  refuses('crypto-key-of-other-kind', 'key-does-not-fit-algorithm', 'An RSA key does not verify ECDSA.', signedBy(withAlgorithm(rsaKey(2048), sequence(objectIdentifier(oid.ecdsaWithSha256)))));

  refuses('crypto-rsa-1024', 'rsa-modulus-too-small', 'RSA of 1024 bits can be factored by who can pay.', signedBy(rsaKey(1024)));
  const strong = root('Crypto Root');
  refuses('crypto-leaf-rsa-1024', 'rsa-modulus-too-small', 'The leaf’s own key is held against the policy too.', { leaf: leaf(strong, { key: rsaKey(1024) }), anchors: [strong.der] });
  refuses('crypto-rsa-exponent-3', 'rsa-exponent-not-allowed', 'The exponent is at least 65537 (FIPS 186-5 A.1.1).', signedBy(rsaKey(2048, 3)));
  const rsaParts = (modulus: Uint8Array, exponent: Uint8Array) =>
    brokenKey(sequence(objectIdentifier(oid.rsaEncryption), nullValue()), sequence(integer(modulus), integer(exponent)), rsaAlgorithm(oid.sha256WithRsa));
  const oddModulus = (octets: number) => new Uint8Array(octets).fill(0xf1);
  refuses('crypto-rsa-exponent-1', 'rsa-exponent-not-allowed', 'With the exponent 1 everybody can sign.', signedBy(rsaParts(oddModulus(256), Uint8Array.of(1))));
  refuses('crypto-rsa-exponent-even', 'rsa-exponent-not-allowed', 'An even exponent has no inverse.', signedBy(rsaParts(oddModulus(256), Uint8Array.of(1, 0, 2))));
  refuses('crypto-rsa-exponent-huge', 'rsa-exponent-not-allowed', 'An exponent as long as the modulus makes verification a burden.', signedBy(rsaParts(oddModulus(256), oddModulus(255))));
  refuses('crypto-rsa-16384', 'rsa-modulus-too-large', 'A key of 16384 bits makes verification a burden.', signedBy(rsaParts(oddModulus(2048 - 24), Uint8Array.of(1, 0, 1))));
  refuses('crypto-rsa-even-modulus', 'key-malformed', 'A product of odd primes is odd.', signedBy(rsaParts(new Uint8Array(256).fill(0xf0), Uint8Array.of(1, 0, 1))));
  refuses('crypto-rsa-empty-key', 'key-malformed', 'A key without bits.', signedBy(brokenKey(sequence(objectIdentifier(oid.rsaEncryption), nullValue()), new Uint8Array(), rsaAlgorithm(oid.sha256WithRsa))));

  const ecdsa = sequence(objectIdentifier(oid.ecdsaWithSha256));
  const named = (curve: string) => sequence(objectIdentifier(oid.ecPublicKey), objectIdentifier(curve));
  refuses('crypto-curve-secp256k1', 'curve-not-allowed', 'A curve that is not on the list.', signedBy(brokenKey(named('1.3.132.0.10'), new Uint8Array(65).fill(4), ecdsa)));
  refuses('crypto-curve-explicit', 'curve-not-allowed', 'Explicit parameters let a stranger choose the curve (CVE-2020-0601).', signedBy(brokenKey(sequence(objectIdentifier(oid.ecPublicKey), sequence(integer(1))), new Uint8Array(65).fill(4), ecdsa)));
  refuses('crypto-point-off-curve', 'key-malformed', 'A point that does not lie on its curve.', signedBy(brokenKey(named(oid.p256), new Uint8Array(65).fill(4), ecdsa)));
  refuses('crypto-point-compressed', 'key-malformed', 'Points are uncompressed (RFC 5480 2.2).', signedBy(brokenKey(named(oid.p256), Uint8Array.of(2, ...new Uint8Array(32).fill(7)), ecdsa)));
  refuses('crypto-key-type-x25519', 'key-type-not-allowed', 'A key for key agreement signs nothing.', signedBy(brokenKey(sequence(objectIdentifier('1.3.101.110')), new Uint8Array(32).fill(9), ecdsa)));
}

function flipped(der: Uint8Array, text: string): Uint8Array {
  const copy = Buffer.from(der);
  copy[copy.indexOf(text) + 1]! ^= 1;
  return copy;
}

const skiOctets = (key: Key) => akiOf(key).subarray(-20);
const akiWithSerial = (key: Key, issuer: Uint8Array, serial: number) => {
  const names = Uint8Array.of(0xa1, issuer.length + 2, 0xa4, issuer.length, ...issuer);
  const number = Uint8Array.of(0x82, 2, serial >> 8, serial & 0xff);
  return extension(oid.authorityKeyIdentifier, false, sequence(Uint8Array.of(0x80, 20, ...skiOctets(key)), names, number));
};
