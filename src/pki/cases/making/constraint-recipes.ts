import { element, sequence, utf8String } from '../../der-write';
import { oid } from '../../oids';
import { accepts, refuses } from './case';
import {
  type Authority, ca, directory, dn, dns, emailRdn, inhibitAnyPolicy, ip, leaf, mailbox, mappings, nameConstraints, otherName, policies,
  policyConstraints, rdn, root, san, uri,
} from './certificates';
import { edKey } from './keys';

/** Name constraints (RFC 5280 4.2.1.10) and certificate policies (6.1). */
export function makeConstraintCases(): void {
  makeNameCases();
  makePolicyCases();
}

function makeNameCases(): void {
  const anchor = root('Names Root');
  const person = (...names: Uint8Array[]) => ({ extensions: { subjectAltName: san(names) } });
  const below = (permitted: Uint8Array[], excluded: Uint8Array[], recipe: Parameters<typeof leaf>[1]) => {
    const issuing = ca('Names CA', anchor, { extensions: { nameConstraints: nameConstraints(permitted, excluded) } });
    return { leaf: leaf(issuing, recipe), intermediates: [issuing.der], anchors: [anchor.der] };
  };
  const allowed = (name: string, why: string, base: Uint8Array, subject: Uint8Array) =>
    accepts(`names-${name}`, why, below([base], [], person(subject)));
  const outside = (name: string, why: string, base: Uint8Array, subject: Uint8Array) =>
    refuses(`names-${name}`, 'name-not-permitted', why, below([base], [], person(subject)));
  const within = (name: string, why: string, base: Uint8Array, subject: Uint8Array) =>
    refuses(`names-${name}`, 'name-excluded', why, below([], [base], person(subject)));

  allowed('dns-itself', 'The base itself lies within.', dns('case.example'), dns('case.example'));
  allowed('dns-below', 'Labels added on the left stay within.', dns('case.example'), dns('a.b.case.example'));
  allowed('dns-case', 'Host names are compared without case.', dns('CASE.example'), dns('a.Case.EXAMPLE'));
  allowed('dns-other-form', 'A constraint binds its own form of names only.', ip(192, 0, 2, 0, 255, 255, 255, 0), dns('case.example'));
  allowed('dns-empty-base', 'The empty base holds every host.', dns(''), dns('case.example'));
  outside('dns-suffix-is-not-label', 'Whole labels are compared.', dns('case.example'), dns('notcase.example'));
  outside('dns-wildcard-above', 'A wildcard is not below what it would cover.', dns('foo.case.example'), dns('*.case.example'));
  within('dns-excluded-below', 'Everything below an excluded host is excluded.', dns('case.example'), dns('a.case.example'));
  within('dns-wildcard-covers-excluded', 'A wildcard that covers an excluded host is excluded (CVE-2025-61727).', dns('bar.case.example'), dns('*.case.example'));
  refuses('names-excluded-wins', 'name-excluded', 'What is permitted and excluded is excluded.', below([dns('case.example')], [dns('case.example')], person(dns('case.example'))));
  refuses('names-second-name-excluded', 'name-excluded', 'Every name is examined.', below([], [dns('bad.example')], person(dns('case.example'), dns('bad.example'))));

  allowed('mailbox-exact', 'A mailbox as base is that mailbox.', mailbox('ama@case.example'), mailbox('ama@CASE.example'));
  outside('mailbox-local-part-case', 'Local parts are compared exactly.', mailbox('ama@case.example'), mailbox('Ama@case.example'));
  allowed('mailbox-host', 'A host as base is all its mailboxes.', mailbox('case.example'), mailbox('ama@case.example'));
  outside('mailbox-host-is-not-domain', 'A host is not what lies below it.', mailbox('case.example'), mailbox('ama@mail.case.example'));
  allowed('mailbox-domain', 'A domain as base is what lies below.', mailbox('.case.example'), mailbox('ama@mail.case.example'));
  outside('mailbox-domain-not-itself', 'A domain as base is not the host itself.', mailbox('.case.example'), mailbox('ama@case.example'));
  refuses('names-mailbox-in-subject', 'name-not-permitted', 'An emailAddress in the subject is a mailbox too (RFC 5280 4.2.1.10).', below([mailbox('case.example')], [], { subject: dn('Ama Mensah', emailRdn('ama@elsewhere.example')) }));
  refuses('names-mailbox-in-subject-malformed', 'name-excluded', 'A mailbox to which a constraint cannot be applied does not slip through.', below([], [mailbox('elsewhere.example')], { subject: dn('Ama Mensah', emailRdn('ama@@case.example')) }));

  allowed('uri-host', 'A host as base is that host, whatever user, port and path.', uri('case.example'), uri('https://ama:x@case.example:8443/a?b#c'));
  outside('uri-host-is-exact', 'A host as base is not what lies below it.', uri('case.example'), uri('https://www.case.example/'));
  allowed('uri-domain', 'A domain as base is what lies below.', uri('.case.example'), uri('https://www.case.example/'));
  outside('uri-domain-not-itself', 'A domain as base is not the host itself.', uri('.case.example'), uri('https://case.example/'));
  outside('uri-address', 'A URI whose host is an address is refused under a constraint (RFC 5280 4.2.1.10).', uri('case.example'), uri('https://192.0.2.1/'));
  within('uri-without-authority-excluded', 'A URI without host is refused under a constraint (RFC 5280 4.2.1.10).', uri('case.example'), uri('urn:isbn:123'));
  outside('uri-userinfo-trick', 'The host is what follows the @.', uri('case.example'), uri('https://case.example@elsewhere.example/'));

  allowed('ip4', 'An address in the network.', ip(192, 0, 2, 0, 255, 255, 255, 0), ip(192, 0, 2, 1));
  outside('ip4-outside', 'An address outside of the network.', ip(192, 0, 2, 0, 255, 255, 255, 0), ip(192, 0, 3, 1));
  within('ip6-excluded', 'The loopback address.', ip(...new Array<number>(15).fill(0), 1, ...new Array<number>(16).fill(255)), ip(...new Array<number>(15).fill(0), 1));
  outside('ip6-under-ip4', 'IPv6 is an iPAddress, and no IPv4 network holds it.', ip(192, 0, 2, 0, 255, 255, 255, 0), ip(...new Array<number>(15).fill(0), 1));

  const ghana = sequence(rdn(oid.countryName, element(0x13, Buffer.from('GH'))), rdn(oid.organizationName, utf8String('Case Chamber')));
  const togo = sequence(rdn(oid.countryName, element(0x13, Buffer.from('TG'))));
  accepts('names-directory-within', 'A subject whose first RDNs are the base’s lies within.', below([directory(ghana)], [], {}));
  accepts('names-directory-compared-as-text', 'Names are compared as text: case, spaces and string type do not matter (RFC 5280 7.1).', below(
    [directory(sequence(rdn(oid.countryName, utf8String('gh')), rdn(oid.organizationName, element(0x13, Buffer.from('CASE  chamber ')))))], [], {}));
  refuses('names-directory-subject-outside', 'name-not-permitted', 'The subject is a directoryName (RFC 5280 4.2.1.10).', below([directory(togo)], [], {}));
  refuses('names-directory-in-san-outside', 'name-not-permitted', 'A directoryName in the subjectAltName is held against the constraint too.', below([directory(ghana)], [], person(directory(togo))));
  refuses('names-directory-excluded', 'name-excluded', 'An excluded subject.', below([], [directory(ghana)], {}));

  refuses('names-form-not-understood', 'name-form-not-supported', 'A constraint on a form that is not understood refuses names of it (RFC 5280 4.2.1.10).', below([], [otherName('1.2.3.4')], person(otherName('1.2.3.4'))));
  accepts('names-form-not-present', 'A constraint on a form that does not occur binds nothing.', below([], [otherName('1.2.3.4')], person(dns('case.example'))));

  const issuing = (parent: Authority, ...permitted: Uint8Array[]) => ca('Names Sub CA', parent, { extensions: { nameConstraints: nameConstraints(permitted) } });
  const wide = ca('Names CA', anchor, { extensions: { nameConstraints: nameConstraints([dns('foo.example'), dns('bar.example')]) } });
  const narrow = issuing(wide, dns('bar.example'));
  refuses('names-intersection-narrows', 'name-not-permitted', 'What a CA permits, one below can narrow (RFC 5280 6.1.4 g).', { leaf: leaf(narrow, person(dns('foo.example'))), intermediates: [wide.der, narrow.der], anchors: [anchor.der] });
  const strict = ca('Names CA', anchor, { extensions: { nameConstraints: nameConstraints([dns('bar.example')]) } });
  const loose = issuing(strict, dns('foo.example'), dns('bar.example'));
  refuses('names-intersection-does-not-widen', 'name-not-permitted', 'What a CA does not permit, none below can permit (RFC 5280 6.1.4 g).', { leaf: leaf(loose, person(dns('foo.example'))), intermediates: [strict.der, loose.der], anchors: [anchor.der] });
  const bound = root('Names Root', { extensions: { nameConstraints: nameConstraints([dns('case.example')]) } });
  refuses('names-of-the-anchor', 'name-not-permitted', 'The anchor’s own constraints bind (RFC 5937).', { leaf: leaf(bound, person(dns('elsewhere.example'))), anchors: [bound.der] });
  const offender = ca('Names CA', bound, { extensions: { subjectAltName: san([dns('elsewhere.example')]) } });
  refuses('names-of-an-intermediate', 'name-not-permitted', 'Names of CAs are held against the constraints too.', { leaf: leaf(offender, person(dns('case.example'))), intermediates: [offender.der], anchors: [bound.der] });
  const rollover = ca('Names Root', bound, { key: edKey('Names Root 2030'), extensions: { subjectAltName: san([dns('elsewhere.example')]) } });
  accepts('names-self-issued-exempt', 'Self-issued certificates are exempt unless last (RFC 5280 6.1.3 b).', { leaf: leaf(rollover, person(dns('case.example'))), intermediates: [rollover.der], anchors: [bound.der] });
  refuses('names-self-issued-last', 'name-not-permitted', 'A self-issued certificate is not exempt when it is the last (RFC 5280 6.1.3 b).', { leaf: rollover.der, anchors: [bound.der] });

  const many = (count: number, name: (index: number) => Uint8Array) => Array.from({ length: count }, (_, index) => name(index));
  refuses('names-limit', 'name-constraints-limit', 'Two thousand names against two thousand constraints are not compared.', below(
    many(2000, (index) => dns(`c${index}.example`)), [], person(...many(2000, (index) => dns(`n${index}.c1999.example`)))));
}

function makePolicyCases(): void {
  const anchor = root('Policy Root');
  const [silver, gold, other] = ['1.3.6.1.4.1.99999.1.1', '1.3.6.1.4.1.99999.1.2', '1.3.6.1.4.1.99999.1.3'];
  const under = (caExtensions: Parameters<typeof ca>[2], leafPolicies: Uint8Array | null) => {
    const issuing = ca('Policy CA', anchor, caExtensions);
    return { leaf: leaf(issuing, { extensions: { certificatePolicies: leafPolicies } }), intermediates: [issuing.der], anchors: [anchor.der] };
  };
  const explicit = { requireExplicitPolicy: true };
  const caWith = (certificatePolicies: Uint8Array | null, more: Record<string, Uint8Array> = {}) => ({ extensions: { certificatePolicies, ...more } });

  accepts('policy-same', 'A policy that every certificate names.', { ...under(caWith(policies(silver)), policies(silver)), ...explicit, initialPolicySet: [silver], policies: [silver] });
  accepts('policy-not-required', 'Without requirement a path needs no policy.', { ...under(caWith(null), null), policies: [] });
  accepts('policy-any-in-ca', 'A CA of any policy.', { ...under(caWith(policies(oid.anyPolicy)), policies(silver)), ...explicit, policies: [silver] });
  refuses('policy-none', 'policy-required', 'A policy is required and none is named.', { ...under(caWith(null), null), ...explicit });
  refuses('policy-missing-in-leaf', 'policy-required', 'A policy is required and the leaf names none.', { ...under(caWith(policies(silver)), null), ...explicit });
  refuses('policy-different', 'policy-required', 'CA and leaf name different policies.', { ...under(caWith(policies(silver)), policies(gold)), ...explicit });
  refuses('policy-not-the-users', 'policy-required', 'The user accepts another policy.', { ...under(caWith(policies(silver)), policies(silver)), ...explicit, initialPolicySet: [gold] });
  refuses('policy-required-by-ca', 'policy-required', 'The CA requires a policy of what it issues (policyConstraints).', under(caWith(policies(silver), { policyConstraints: policyConstraints(0, null) }), null));
  refuses('policy-any-inhibited', 'policy-required', 'anyPolicy in the leaf does not count after inhibitAnyPolicy 0.', { ...under(caWith(policies(silver), { inhibitAnyPolicy: inhibitAnyPolicy(0) }), policies(oid.anyPolicy)), ...explicit });
  refuses('policy-any-inhibited-by-the-user', 'policy-required', 'The user does not accept anyPolicy.', { ...under(caWith(policies(oid.anyPolicy)), policies(silver)), ...explicit, inhibitAnyPolicy: true });

  const mapped = caWith(policies(silver), { policyMappings: mappings([silver, gold]) });
  accepts('policy-mapped', 'The CA’s silver is its subjects’ gold; the anchor knows it as silver.', { ...under(mapped, policies(gold)), ...explicit, initialPolicySet: [silver], policies: [silver] });
  refuses('policy-mapping-inhibited-by-the-user', 'policy-required', 'The user does not accept mappings.', { ...under(mapped, policies(gold)), ...explicit, inhibitPolicyMapping: true });
  refuses('policy-mapped-away', 'policy-required', 'After the mapping silver no longer counts below.', { ...under(mapped, policies(silver)), ...explicit });
  refuses('policy-mapping-from-any', 'policy-mapping-any-policy', 'anyPolicy is not mapped (RFC 5280 6.1.4 a).', under(caWith(policies(oid.anyPolicy), { policyMappings: mappings([oid.anyPolicy, gold]) }), policies(gold)));
  refuses('policy-mapping-to-any', 'policy-mapping-any-policy', 'Nothing is mapped to anyPolicy (RFC 5280 6.1.4 a).', under(caWith(policies(silver), { policyMappings: mappings([silver, oid.anyPolicy]) }), policies(silver)));
  accepts('policy-any-mapped', 'A CA of any policy maps one of them.', { ...under(caWith(policies(oid.anyPolicy), { policyMappings: mappings([other!, gold!]) }), policies(gold)), ...explicit, initialPolicySet: [other!], policies: [other!] });

  const fan = Array.from({ length: 10 }, (_, index) => `1.3.6.1.4.1.99999.2.${index}`);
  let last: Authority = anchor;
  const chain: Uint8Array[] = [];
  for (let depth = 0; depth < 12; depth++) {
    last = ca(`Fan CA ${depth}`, last, { extensions: { certificatePolicies: policies(...fan), policyMappings: mappings(...fan.flatMap((from) => fan.map((to): [string, string] => [from, to]))) } });
    chain.push(last.der);
  }
  accepts('policy-tree-does-not-explode', 'Twelve CAs that map ten policies to each other (CVE-2023-0464).', {
    leaf: leaf(last, { extensions: { certificatePolicies: policies(...fan) } }), intermediates: chain, anchors: [anchor.der], ...explicit, policies: fan,
  });
}
