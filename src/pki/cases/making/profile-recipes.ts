import { integer, oid as objectIdentifier, sequence } from '../../der-write';
import { oid } from '../../oids';
import { accepts, refuses } from './case';
import {
  akiOf, basicConstraints, ca, dns, extension, inhibitAnyPolicy, ip, keyUsage, leaf, mailbox, mappings, nameConstraints,
  policyConstraints, root, san, skiOf, uri,
} from './certificates';
import { edKey } from './keys';

/** What RFC 5280 clause 4 demands of CAs and a strict relying party insists on. */
export function makeProfileCases(): void {
  const anchor = root('Profile Root');
  const issuing = ca('Profile CA', anchor);
  const chain = { intermediates: [issuing.der], anchors: [anchor.der] };
  const person = edKey('Ama Mensah');
  const empty = sequence();

  refuses('profile-serial-zero', 'serial-number-not-allowed', 'A serial number is positive (RFC 5280 4.1.2.2).', { leaf: leaf(issuing, { serial: integer(0) }), ...chain });
  refuses('profile-serial-of-21-octets', 'serial-number-not-allowed', 'A serial number has at most 20 octets (RFC 5280 4.1.2.2).', {
    leaf: leaf(issuing, { serial: integer(new Uint8Array(21).fill(0x7f)) }), ...chain,
  });
  refuses('profile-issuer-empty', 'issuer-empty', 'The issuer has a name (RFC 5280 4.1.2.4).', { leaf: leaf(issuing, { issuerName: empty }), ...chain });
  refuses('profile-ca-subject-empty', 'subject-empty', 'A CA has a name (RFC 5280 4.1.2.6).', { leaf: ca('x', issuing, { subject: empty }).der, ...chain });
  accepts('profile-subject-empty-critical-san', 'A person may be named by a critical subjectAltName alone (RFC 5280 4.2.1.6).', {
    leaf: leaf(issuing, { subject: empty, extensions: { subjectAltName: san([mailbox('ama@case.example')], true) } }), ...chain,
  });
  refuses('profile-subject-empty-san-not-critical', 'subject-alternative-name-required', 'Without subject the subjectAltName is critical (RFC 5280 4.2.1.6).', {
    leaf: leaf(issuing, { subject: empty, extensions: { subjectAltName: san([mailbox('ama@case.example')]) } }), ...chain,
  });
  refuses('profile-subject-empty-no-san', 'subject-alternative-name-required', 'Somebody must be named (RFC 5280 4.2.1.6).', { leaf: leaf(issuing, { subject: empty }), ...chain });

  const name = (id: string, why: string, ...names: Uint8Array[]) =>
    refuses(`profile-san-${id}`, 'subject-name-malformed', why, { leaf: leaf(issuing, { extensions: { subjectAltName: san(names) } }), ...chain });
  name('dns-leading-dot', 'A host name has no empty label (RFC 1034 3.5).', dns('.case.example'));
  name('dns-trailing-dot', 'The preferred syntax has no dot at the end.', dns('case.example.'));
  name('dns-empty', 'The dNSName “ ” or empty must not be used (RFC 5280 4.2.1.6).', dns(''));
  name('dns-space', 'A host name has no spaces.', dns('case example'));
  name('dns-partial-wildcard', 'A wildcard is a whole label (RFC 9525 6.3).', dns('ba*.case.example'));
  name('dns-inner-wildcard', 'A wildcard is the leftmost label (RFC 9525 6.3).', dns('foo.*.case.example'));
  name('dns-label-of-64', 'A label has at most 63 octets.', dns(`${'a'.repeat(64)}.example`));
  name('mailbox-two-ats', 'A mailbox has one @ (RFC 5321 4.1.2).', mailbox('a@b@case.example'));
  name('mailbox-with-name', 'A mailbox without display name or angle brackets (RFC 5280 4.2.1.6).', mailbox('Ama <ama@case.example>'));
  name('ip-of-8-octets', 'An address has 4 or 16 octets; a network is for constraints (RFC 5280 4.2.1.6).', ip(192, 0, 2, 0, 255, 255, 255, 0));
  name('uri-relative', 'A URI is absolute (RFC 5280 4.2.1.6).', uri('/orders/1'));
  accepts('profile-san-forms', 'Every form of name well formed: wildcard, underscore, A-label, quoted local part, IPv6, URI.', {
    leaf: leaf(issuing, {
      extensions: {
        subjectAltName: san([
          dns('*.case.example'), dns('_dmarc.case.example'), dns('xn--caf-dma.example'), mailbox('"ama mensah"@case.example'),
          ip(...new Array<number>(16).fill(1)), uri('https://case.example/ama'),
        ]),
      },
    }), ...chain,
  });

  const criticality = (id: string, why: string, value: Uint8Array, asExtension: 'subjectKeyIdentifier' | 'authorityKeyIdentifier' | null = null) =>
    refuses(`profile-critical-${id}`, 'extension-criticality', why, {
      leaf: leaf(issuing, asExtension ? { extensions: { [asExtension]: value } } : { moreExtensions: [value] }), ...chain,
    });
  criticality('aki', 'authorityKeyIdentifier is never critical (RFC 5280 4.2.1.1).', akiOf(issuing.key, true), 'authorityKeyIdentifier');
  criticality('ski', 'subjectKeyIdentifier is never critical (RFC 5280 4.2.1.2).', skiOf(person, true), 'subjectKeyIdentifier');
  criticality('aia', 'authorityInfoAccess is never critical (RFC 5280 4.2.2.1).', extension(oid.authorityInfoAccess, true,
    sequence(sequence(objectIdentifier(oid.accessCaIssuers), uri('http://case.example/ca')))));
  refuses('profile-name-constraints-not-critical', 'extension-criticality', 'nameConstraints is always critical (RFC 5280 4.2.1.10).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { nameConstraints: nameConstraints([dns('case.example')], [], false) } }).der], anchors: [anchor.der],
  });
  refuses('profile-inhibit-any-policy-not-critical', 'extension-criticality', 'inhibitAnyPolicy is always critical (RFC 5280 4.2.1.14).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { inhibitAnyPolicy: inhibitAnyPolicy(0, false) } }).der], anchors: [anchor.der],
  });
  refuses('profile-anchor-basic-constraints-not-critical', 'extension-criticality', 'An anchor that we chose is a CA certificate as RFC 5280 4.2.1.9 has it.', {
    leaf: leaf(anchor), anchors: [root('Profile Root', { extensions: { basicConstraints: basicConstraints(true, undefined, false) } }).der],
  });
  accepts('profile-intermediate-basic-constraints-not-critical', 'RFC 5280 6.1.4 k does not ask whether basicConstraints is critical (PKITS 4.6.4).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { basicConstraints: basicConstraints(true, undefined, false) } }).der], anchors: [anchor.der],
  });
  accepts('profile-policy-constraints-not-critical', 'policyConstraints that are not critical still bind (PKITS 4.9).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { policyConstraints: policyConstraints(5, null, false) } }).der], anchors: [anchor.der],
  });

  refuses('profile-leaf-without-aki', 'authority-key-id-missing', 'Every certificate says which key signed it (RFC 5280 4.2.1.1).', { leaf: leaf(issuing, { extensions: { authorityKeyIdentifier: null } }), ...chain });
  refuses('profile-leaf-aki-without-key', 'authority-key-id-missing', 'The key identifier itself is there (RFC 5280 4.2.1.1).', {
    leaf: leaf(issuing, { extensions: { authorityKeyIdentifier: extension(oid.authorityKeyIdentifier, false, sequence()) } }), ...chain,
  });
  refuses('profile-intermediate-without-aki', 'authority-key-id-missing', 'Every certificate but a self-signed one (RFC 5280 4.2.1.1).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { authorityKeyIdentifier: null } }).der], anchors: [anchor.der],
  });
  accepts('profile-root-without-aki', 'A self-signed certificate may leave it out (RFC 5280 4.2.1.1).', {
    leaf: leaf(anchor), anchors: [root('Profile Root', { extensions: { authorityKeyIdentifier: null } }).der],
  });
  accepts('profile-leaf-without-ski', 'An end entity should, not must, identify its key (RFC 5280 4.2.1.2).', { leaf: leaf(issuing, { extensions: { subjectKeyIdentifier: null } }), ...chain });
  refuses('profile-root-without-ski', 'subject-key-id-missing', 'A CA identifies its key (RFC 5280 4.2.1.2).', { leaf: leaf(anchor), anchors: [root('Profile Root', { extensions: { subjectKeyIdentifier: null } }).der] });
  refuses('profile-intermediate-without-ski', 'subject-key-id-missing', 'A CA identifies its key (RFC 5280 4.2.1.2).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { subjectKeyIdentifier: null } }).der], anchors: [anchor.der],
  });

  refuses('profile-key-usage-empty', 'key-usage-empty', 'At least one bit is set (RFC 5280 4.2.1.3).', { leaf: leaf(issuing, { extensions: { keyUsage: keyUsage() } }), ...chain });
  accepts('profile-leaf-without-key-usage', 'An end entity need not limit its key (RFC 5280 4.2.1.3).', { leaf: leaf(issuing, { extensions: { keyUsage: null } }), ...chain });
  accepts('profile-leaf-is-a-ca', 'The last certificate may be a CA’s (RFC 5280 4.2.1.9).', { leaf: ca('Sub CA', issuing).der, ...chain });
  const caOnly = (id: string, value: Uint8Array) =>
    refuses(`profile-leaf-${id}`, 'ca-extension-in-end-entity', 'Extensions that bind later certificates are for CAs (RFC 5280 4.2.1.5, 10, 11, 14).', { leaf: leaf(issuing, { moreExtensions: [value] }), ...chain });
  caOnly('name-constraints', nameConstraints([dns('case.example')]));
  caOnly('policy-constraints', policyConstraints(0, null));
  caOnly('policy-mappings', mappings(['1.2.3.1', '1.2.3.2']));
  caOnly('inhibit-any-policy', inhibitAnyPolicy(0));
  refuses('profile-path-length-without-ca', 'path-length-without-ca', 'No path length without cA (RFC 5280 4.2.1.9).', { leaf: leaf(issuing, { extensions: { basicConstraints: basicConstraints(false, 0) } }), ...chain });
  refuses('profile-path-length-without-cert-sign', 'path-length-without-ca', 'No path length without keyCertSign (RFC 5280 4.2.1.9).', {
    leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { basicConstraints: basicConstraints(true, 0), keyUsage: keyUsage(6) } }).der], anchors: [anchor.der],
  });
  refuses('profile-cert-sign-without-ca', 'cert-sign-without-ca', 'keyCertSign only with cA (RFC 5280 4.2.1.3).', { leaf: leaf(issuing, { extensions: { keyUsage: keyUsage(0, 5) } }), ...chain });

  const constraint = (id: string, why: string, base: Uint8Array) =>
    refuses(`profile-constraint-${id}`, 'name-constraints-malformed', why, {
      leaf: leaf(issuing), intermediates: [ca('Profile CA', anchor, { extensions: { nameConstraints: nameConstraints([base]) } }).der], anchors: [anchor.der],
    });
  constraint('dns-leading-dot', 'A dNSName constraint has no leading dot; that is for URIs and mailboxes (RFC 5280 4.2.1.10).', dns('.case.example'));
  constraint('dns-wildcard', 'A constraint is no pattern.', dns('*.case.example'));
  constraint('mailbox-two-ats', 'Neither a mailbox, a host nor a domain.', mailbox('a@b@case.example'));
  constraint('ip-address', 'An iPAddress constraint has a mask (RFC 5280 4.2.1.10).', ip(192, 0, 2, 1));
  constraint('ip-ragged-mask', 'A mask is ones, then zeros, as in CIDR (RFC 4632).', ip(192, 0, 2, 0, 255, 0, 255, 0));
  constraint('uri-with-path', 'A URI constraint is a host or a domain (RFC 5280 4.2.1.10).', uri('https://case.example/'));
}
