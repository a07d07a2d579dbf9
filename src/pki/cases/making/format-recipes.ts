import { bitString, boolean, element, explicit, integer, octetString, oid as objectIdentifier, sequence, utf8String } from '../../der-write';
import { oid } from '../../oids';
import { accepts, refuses } from './case';
import { ca, dn, dns, extension, generalized, leaf, mailbox, policies, purposes, rdn, root, san, utcTime } from './certificates';


/** Bytes that are no certificate, or one that two readers would read differently. */
export function makeFormatCases(): void {
  const anchor = root('Format Root');
  const issuing = ca('Format CA', anchor);
  const chain = { intermediates: [issuing.der], anchors: [anchor.der] };
  const good = leaf(issuing);

  accepts('format-plain', 'Root, issuing CA and a person: the shape of every member’s certificate.', { leaf: good, ...chain });
  accepts('format-serial-of-20-octets', 'A serial number may have 20 octets (RFC 5280 4.1.2.2).', {
    leaf: leaf(issuing, { serial: integer(new Uint8Array(20).fill(0x7f)) }), ...chain,
  });
  accepts('format-serial-negative', 'A negative serial number is wrong to issue and survived by who reads it (RFC 5280 4.1.2.2, PKITS 4.4.14).', {
    leaf: leaf(issuing, { serial: integer(-5) }), ...chain,
  });
  accepts('format-generalized-time-before-2050', 'GeneralizedTime before 2050 is wrong to issue but unambiguous (PKITS 4.2.4).', {
    leaf: leaf(issuing, { notBefore: generalized('20260101000000Z') }), ...chain,
  });

  const malformed = (name: string, why: string, tamper: (der: Uint8Array) => Uint8Array) =>
    refuses(`format-${name}`, 'certificate-malformed', why, { leaf: tamper(good), ...chain });
  malformed('empty', 'No octets are no certificate.', () => new Uint8Array());
  malformed('truncated', 'The last octet is missing.', (der) => der.subarray(0, -1));
  malformed('trailing-octets', 'Octets after the certificate belong to nobody.', (der) => Uint8Array.of(...der, 0));
  malformed('indefinite-length', 'Indefinite length is BER, not DER (X.690 10.1).', (der) => Uint8Array.of(0x30, 0x80, ...der.subarray(4), 0, 0));
  malformed('length-not-minimal', 'A length in more octets than it needs is BER, not DER (X.690 10.1).', (der) => Uint8Array.of(0x30, 0x83, 0, ...der.subarray(2)));
  malformed('length-bomb', 'A length of four gigabytes in a file of a kilobyte.', (der) => Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, ...der.subarray(4)));
  malformed('not-a-sequence', 'A SET is not a Certificate.', (der) => Uint8Array.of(0x31, ...der.subarray(1)));
  malformed('deep-nesting', 'Nesting deeper than any certificate needs.', () => {
    let der: Uint8Array = integer(1);
    for (let depth = 0; depth < 100; depth++) der = sequence(der);
    return der;
  });
  malformed('pem', 'PEM is not DER; whoever calls decodes it first.', (der) =>
    Buffer.from(`-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`));

  refuses('format-serial-not-minimal', 'certificate-malformed', 'An INTEGER with a superfluous zero octet (X.690 8.3.2).', {
    leaf: leaf(issuing, { serial: element(0x02, Uint8Array.of(0, 1)) }), ...chain,
  });
  refuses('format-nul-in-name', 'certificate-malformed', 'A NUL in a name hides what follows from readers in C.', {
    leaf: leaf(issuing, { subject: dn('chamber.example\0.attacker.example') }), ...chain,
  });
  refuses('format-utf8-overlong', 'certificate-malformed', 'An overlong UTF-8 sequence is no character.', {
    leaf: leaf(issuing, { subject: dn('x', rdn(oid.surname, element(0x0c, Uint8Array.of(0xc0, 0xaf)))) }), ...chain,
  });
  refuses('format-printable-string-alphabet', 'certificate-malformed', 'PrintableString has no @ (X.680 41.4).', {
    leaf: leaf(issuing, { subject: dn('x', rdn(oid.surname, element(0x13, Buffer.from('a@b')))) }), ...chain,
  });
  refuses('format-rdn-out-of-order', 'certificate-malformed', 'The members of an RDN are sorted in DER (X.690 11.6).', {
    leaf: leaf(issuing, {
      subject: sequence(element(0x31, Buffer.concat([
        sequence(objectIdentifier(oid.surname), utf8String('B')),
        sequence(objectIdentifier(oid.commonName), utf8String('A')),
      ]))),
    }), ...chain,
  });
  refuses('format-critical-false-written', 'certificate-malformed', 'A default value is left out in DER (X.690 11.5).', {
    leaf: leaf(issuing, {
      moreExtensions: [sequence(objectIdentifier('1.3.6.1.4.1.99999.1'), boolean(false), octetString(integer(1)))],
    }), ...chain,
  });
  refuses('format-boolean-not-ff', 'certificate-malformed', 'TRUE is FF in DER (X.690 11.1).', {
    leaf: leaf(issuing, {
      moreExtensions: [sequence(objectIdentifier('1.3.6.1.4.1.99999.1'), element(0x01, Uint8Array.of(1)), octetString(integer(1)))],
    }), ...chain,
  });
  refuses('format-oid-huge', 'certificate-malformed', 'An OBJECT IDENTIFIER of 200 octets.', {
    leaf: leaf(issuing, {
      moreExtensions: [sequence(element(0x06, new Uint8Array(200).fill(0x01)), octetString(integer(1)))],
    }), ...chain,
  });
  refuses('format-certificate-too-large', 'certificate-too-large', 'A certificate of more than 64 KiB is not read.', {
    leaf: new Uint8Array(120_000), ...chain,
  });
  refuses('format-duplicate-extension', 'duplicate-extension', 'No extension occurs twice (RFC 5280 4.2).', {
    leaf: leaf(issuing, { moreExtensions: [san([mailbox('a@case.example')]), san([mailbox('b@case.example')])] }), ...chain,
  });

  const extensionCase = (name: string, why: string, value: Uint8Array) =>
    refuses(`format-extension-${name}`, 'extension-malformed', why, { leaf: leaf(issuing, { moreExtensions: [value] }), ...chain });
  extensionCase('san-garbage', 'A known extension that is not critical must still be readable.', extension(oid.subjectAltName, false, Buffer.from('case.example')));
  extensionCase('san-empty', 'GeneralNames has at least one name (RFC 5280 4.2.1.6).', extension(oid.subjectAltName, false, sequence()));
  extensionCase('san-not-ascii', 'A dNSName is IA5String: internationalised names come as A-labels (RFC 5280 7.2).', san([element(0x82, Buffer.from('café.example'))]));
  extensionCase('eku-empty', 'At least one purpose (RFC 5280 4.2.1.12).', purposes());
  extensionCase('aia-garbage', 'Authority information access that cannot be read.', extension(oid.authorityInfoAccess, false, Buffer.from('malformed')));
  extensionCase('policy-twice', 'A policy is named once (RFC 5280 4.2.1.4).', policies('1.2.3.4', '1.2.3.4'));
  extensionCase('cps-empty', 'At least one policy (RFC 5280 4.2.1.4).', extension(oid.certificatePolicies, false, sequence()));
  extensionCase('ca-false-written', 'cA FALSE is the default and left out in DER.', extension(oid.basicConstraints, true, sequence(boolean(false))));
  refuses('format-extension-key-usage-trailing-zeros', 'extension-malformed', 'Trailing zero bits of a named bit list are left out (X.690 11.2.2).', {
    leaf: leaf(issuing, { extensions: { keyUsage: extension(oid.keyUsage, true, bitString(Uint8Array.of(0x80, 0x00))) } }), ...chain,
  });
  refuses('format-extension-name-constraints-minimum', 'extension-malformed', 'minimum is 0 and left out, maximum absent (RFC 5280 4.2.1.10).', {
    leaf: good,
    intermediates: [ca('Format CA', anchor, {
      extensions: { nameConstraints: extension(oid.nameConstraints, true, sequence(element(0xa0, sequence(dns('case.example'), element(0x80, Uint8Array.of(1)))))) },
    }).der],
    anchors: [anchor.der],
  });

  refuses('format-version-1-written', 'version-unsupported', 'Version 1 is the default and left out in DER.', {
    leaf: leaf(issuing, { version: explicit(0, integer(0)) }), ...chain,
  });
  refuses('format-version-4', 'version-unsupported', 'There is no version 4.', { leaf: leaf(issuing, { version: explicit(0, integer(3)) }), ...chain });
  refuses('format-version-2-with-extensions', 'version-unsupported', 'Extensions need version 3 (RFC 5280 4.1.2.1).', {
    leaf: leaf(issuing, { version: explicit(0, integer(1)) }), ...chain,
  });
  refuses('format-version-1-leaf', 'version-unsupported', 'A certificate of version 1 says neither whose key signed it nor what it is for.', {
    leaf: leaf(issuing, { version: null, noExtensions: true }), ...chain,
  });
  refuses('format-version-1-issuer', 'version-unsupported', 'A certificate of version 1 is no CA certificate (RFC 5280 6.1.4 k).', {
    leaf: good, intermediates: [ca('Format CA', anchor, { version: null, noExtensions: true }).der], anchors: [anchor.der],
  });

  const validity = (name: string, why: string, notAfter: Uint8Array) =>
    refuses(`format-validity-${name}`, 'validity-malformed', why, { leaf: leaf(issuing, { notAfter }), ...chain });
  validity('fraction', 'No fractions of seconds (RFC 5280 4.1.2.5.2).', generalized('20270101000000.5Z'));
  validity('offset', 'Times are Zulu (RFC 5280 4.1.2.5).', utcTime('270101000000+0100'));
  validity('without-seconds', 'Seconds are written (RFC 5280 4.1.2.5.1).', utcTime('2701010000Z'));
  validity('no-such-day', 'There is no 30 February.', utcTime('270230000000Z'));
  validity('reversed', 'notAfter lies before notBefore.', utcTime('250101000000Z'));

  refuses('format-algorithms-differ', 'signature-algorithms-differ', 'The algorithm inside of what is signed is the one outside (RFC 5280 4.1.1.2).', {
    leaf: leaf(issuing, { innerAlgorithm: sequence(objectIdentifier(oid.ecdsaWithSha256)) }), ...chain,
  });
  refuses('format-malformed-issuer', 'certificate-malformed', 'When the only issuer cannot be read, that is said, not that there is none.', {
    leaf: good, intermediates: [issuing.der.subarray(0, -1)], anchors: [anchor.der],
  });
  refuses('input-too-many-intermediates', 'input-too-large', 'More than 128 intermediates are not looked at.', {
    leaf: good, intermediates: Array.from({ length: 129 }, () => issuing.der), anchors: [anchor.der],
  });
  refuses('input-no-anchor', 'no-usable-anchor', 'Without a trust anchor nothing can be trusted.', { leaf: good, intermediates: [issuing.der], anchors: [] });
  refuses('input-malformed-anchor', 'no-usable-anchor', 'An anchor that cannot be read anchors nothing.', {
    leaf: good, intermediates: [issuing.der], anchors: [anchor.der.subarray(1)],
  });
  refuses('input-time-invalid', 'validation-time-invalid', 'A time that is no instant must not compare as “within” every validity period.', {
    leaf: good, ...chain, at: new Date(Number.NaN),
  });
}
