import { integer } from '../../der-write';
import { oid } from '../../oids';
import { type CaseRecipe, accepts, refuses } from './case';
import { AT, ca, day, dn, extension, generalized, holder, keyUsage, leaf, root, serialOf } from './certificates';
import { edKey } from './keys';
import { certificateIssuer, crl, type CrlRecipe, crlNumber, distributionPoint, scope } from './revocation';

const url = 'http://case.example/a.crl';
const otherUrl = 'http://case.example/b.crl';
const person = dn('Ama Mensah');
const serial = serialOf(person);
const stranger = { serial: Uint8Array.of(9) };

/** Revocation by CRL, RFC 5280 clause 5 and 6.3. */
export function makeCrlCases(): void {
  const anchor = root('List Root');
  const issuing = ca('List CA', anchor);
  const ofRoot = crl(anchor);
  const good = leaf(issuing);
  const with_ = (recipe: CrlRecipe, more: Partial<CaseRecipe> = {}): CaseRecipe => ({
    leaf: good, intermediates: [issuing.der], anchors: [anchor.der], crls: [ofRoot, crl(issuing, recipe)], revocation: 'require', ...more,
  });

  accepts('crl-not-listed', 'A current list of the issuer that does not name the certificate.', with_({ revoked: [stranger] }));
  accepts('crl-empty', 'A list of nobody is a list.', with_({}));
  accepts('crl-of-two-thousand', 'A long list is searched in no time.', with_({ revoked: Array.from({ length: 2_000 }, (_, index) => ({ serial: Uint8Array.of(2, index >> 8, index & 255) })) }));
  accepts('crl-reason-codes', 'Entries with reason codes.', with_({ revoked: [{ ...stranger, reason: 4 }, { serial: Uint8Array.of(10), reason: 1 }] }));
  accepts('crl-unknown-extension-not-critical', 'What is not critical is ignored (RFC 5280 5.2).', with_({ extensions: [extension('1.3.6.1.4.1.99999.666', false, integer(1))] }));
  accepts('crl-at-next-update', 'nextUpdate is inclusive.', with_({ nextUpdate: AT }));
  accepts('crl-at-this-update', 'thisUpdate is inclusive.', with_({ thisUpdate: AT }));

  refuses('crl-revoked', 'certificate-revoked', 'The certificate is on its issuer’s list.', with_({ revoked: [{ serial }] }));
  refuses('crl-revoked-key-compromise', 'certificate-revoked', 'The key was compromised.', with_({ revoked: [{ serial, reason: 1 }] }));
  refuses('crl-revoked-even-if-preferred', 'certificate-revoked', 'Evidence against a certificate always counts.', with_({ revoked: [{ serial }] }, { revocation: 'prefer' }));
  refuses('crl-revoked-intermediate', 'certificate-revoked', 'The issuing CA is on the root’s list.', with_({}, { crls: [crl(anchor, { revoked: [{ serial: serialOf(issuing.name) }] }), crl(issuing)] }));
  refuses('crl-hold', 'certificate-on-hold', 'The certificate is suspended.', with_({ revoked: [{ serial, reason: 6 }] }));
  refuses('crl-revoked-later', 'certificate-revoked-later', 'Revoked after the time in question: whoever can prove that time decides.', with_({ revoked: [{ serial, at: day(0.5), reason: 5 }] }));
  refuses('crl-revoked-before-issued', 'certificate-revoked', 'A revocation dated before the certificate began still revokes it.', with_({ revoked: [{ serial, at: new Date('2020-01-01T00:00:00Z') }] }));
  accepts('crl-later-evidence-revoked-later', 'With the time proven, a revocation after it leaves the certificate good (ETSI EN 319 102-1 5.6.2).', with_(
    { revoked: [{ serial, at: day(20), reason: 5 }], thisUpdate: day(30), nextUpdate: day(37) }, { crls: [crl(anchor, { nextUpdate: day(60) }), crl(issuing, { revoked: [{ serial, at: day(20), reason: 5 }], thisUpdate: day(30), nextUpdate: day(37) })], evidenceUntil: day(31) }));
  refuses('crl-later-evidence-revoked-before', 'certificate-revoked', 'Later evidence of an earlier revocation counts.', with_({}, { crls: [ofRoot, crl(issuing, { revoked: [{ serial, at: day(-2) }], thisUpdate: day(30), nextUpdate: day(37) })], evidenceUntil: day(31) }));
  refuses('crl-later-evidence-invalid-since', 'certificate-revoked', 'The invalidity date says that the key was lost before.', with_({}, {
    crls: [ofRoot, crl(issuing, { revoked: [{ serial, at: day(20), reason: 1, extensions: [extension(oid.invalidityDate, false, generalized('20260501000000Z'))] }], thisUpdate: day(30), nextUpdate: day(37) })], evidenceUntil: day(31),
  }));

  refuses('crl-none', 'revocation-unknown', 'Nothing says whether the certificate is revoked, and something must.', with_({}, { crls: [] }));
  accepts('crl-none-preferred', 'Nothing says anything, and nothing must.', with_({}, { crls: [], revocation: 'prefer' }));
  refuses('crl-none-for-intermediate', 'revocation-unknown', 'The CA’s own status matters as well.', with_({}, { crls: [crl(issuing)] }));
  accepts('crl-of-another-ca-preferred', 'Another CA’s list says nothing about this certificate.', with_({}, { crls: [crl(ca('Stranger CA', anchor), { revoked: [{ serial }] })], revocation: 'prefer' }));
  accepts('crl-serial-of-another-issuer', 'A serial number counts for its issuer only.', with_({}, { crls: [crl(anchor, { revoked: [{ serial }] }), crl(issuing)] }));

  const stale = { thisUpdate: day(-30), nextUpdate: day(-1) };
  refuses('crl-stale', 'crl-stale', 'The list has been superseded.', with_(stale));
  refuses('crl-stale-preferred', 'crl-stale', 'A superseded list applies, and says too little.', with_(stale, { revocation: 'prefer' }));
  refuses('crl-stale-but-revoked', 'certificate-revoked', 'A revocation is for ever, also on a superseded list.', with_({ ...stale, revoked: [{ serial, at: day(-40) }] }));
  refuses('crl-not-yet-valid', 'crl-not-yet-valid', 'The list was issued later than the time in question.', with_({ thisUpdate: day(1) }));
  accepts('crl-newest-decides', 'A suspension lifted in the newer list.', with_({}, { crls: [ofRoot, crl(issuing, { revoked: [{ serial, reason: 6 }], number: crlNumber(5), thisUpdate: day(-3) }), crl(issuing, { number: crlNumber(6) })] }));

  refuses('crl-tampered', 'crl-signature-invalid', 'One bit of the list’s signature was changed.', with_({ tamper: (der) => der.map((octet, index) => (index === der.length - 1 ? octet ^ 1 : octet)) }));
  refuses('crl-signed-by-another', 'crl-signature-invalid', 'The issuer’s name, a stranger’s signature.', with_({}, { crls: [ofRoot, crl({ ...issuing, key: edKey('stranger') }, { withoutAki: true })] }));
  refuses('crl-other-key-identified', 'crl-issuer-not-authorised', 'A list that says another key signed it.', with_({}, { crls: [ofRoot, crl({ ...issuing, key: edKey('stranger') })] }));
  const noLists = ca('List CA', anchor, { extensions: { keyUsage: keyUsage(5) } });
  refuses('crl-issuer-may-not-sign-lists', 'crl-issuer-not-authorised', 'The CA’s key usage leaves out cRLSign (RFC 5280 6.3.3 f).', with_({}, { leaf: leaf(noLists), intermediates: [noLists.der] }));
  const free = ca('List CA', anchor, { extensions: { keyUsage: null } });
  accepts('crl-issuer-without-key-usage', 'Without key usage there is no cRLSign to miss (RFC 5280 6.3.3 f).', with_({}, { leaf: leaf(free), intermediates: [free.der] }));

  const critical = extension('1.3.6.1.4.1.99999.666', true, integer(1));
  refuses('crl-unknown-critical-extension', 'crl-unknown-critical-extension', 'A list with a critical extension not understood is not used (RFC 5280 5.2).', with_({ extensions: [critical] }));
  refuses('crl-entry-unknown-critical-extension', 'crl-unknown-critical-extension', 'Nor one with such an entry (RFC 5280 5.3).', with_({ revoked: [{ ...stranger, extensions: [critical] }] }));

  const malformed = (name: string, why: string, recipe: CrlRecipe) => refuses(`crl-${name}`, 'crl-malformed', why, with_(recipe));
  malformed('truncated', 'The last octet is missing.', { tamper: (der) => der.subarray(0, -1) });
  malformed('version-1', 'A CRL with extensions is of version 2 (RFC 5280 5.1.2.1).', { version: integer(0) });
  malformed('without-next-update', 'nextUpdate is there (RFC 5280 5.1.2.5).', { nextUpdate: null });
  malformed('generalized-time-2026', 'UTCTime through 2049 (RFC 5280 5.1.2.4).', { thisUpdate: generalized('20260531000000Z') });
  malformed('without-number', 'A CRL is numbered (RFC 5280 5.2.3).', { number: null });
  malformed('number-critical', 'The number is not critical (RFC 5280 5.2.3).', { number: crlNumber(7, true) });
  malformed('serial-twice', 'A certificate is listed once.', { revoked: [stranger, stranger] });
  malformed('certificate-issuer-in-direct-list', 'Only an indirect CRL names issuers of entries (RFC 5280 5.3.3).', { revoked: [{ ...stranger, extensions: [certificateIssuer(anchor.name)] }] });
  refuses('crl-malformed-preferred', 'crl-malformed', 'What cannot be read might speak about the certificate.', with_({ version: integer(0) }, { revocation: 'prefer' }));
  refuses('crl-too-large', 'crl-too-large', 'A list of more than a mebibyte is not read.', with_({}, { crls: [ofRoot, new Uint8Array(1_100_000)] }));

  makeScopeCases();
  makeDeltaCases();
  makeIndirectCases();
}

function makeScopeCases(): void {
  const anchor = root('List Root');
  const issuing = ca('List CA', anchor);
  const pointing = leaf(issuing, { extensions: { crlDistributionPoints: distributionPoint({ urls: [url] }) } });
  const scoped = (parts: Parameters<typeof scope>[0], more: Partial<CaseRecipe> = {}): CaseRecipe => ({
    leaf: pointing, intermediates: [issuing.der], anchors: [anchor.der], crls: [crl(anchor), crl(issuing, { scope: scope(parts) })], revocation: 'require', ...more,
  });
  accepts('crl-scope-point-matches', 'The list is of the certificate’s distribution point (RFC 5280 6.3.3 b 2 i).', scoped({ urls: [url] }));
  refuses('crl-scope-other-point', 'crl-out-of-scope', 'The list is of another distribution point.', scoped({ urls: [otherUrl] }));
  refuses('crl-scope-not-byte-identical', 'crl-out-of-scope', 'URIs of distribution points are compared octet by octet.', scoped({ urls: ['http://case.example/%61.crl'] }));
  refuses('crl-scope-certificate-without-point', 'crl-out-of-scope', 'A list of one distribution point does not speak about certificates without.', scoped({ urls: [url] }, { leaf: leaf(issuing) }));
  accepts('crl-scope-named-by-issuer', 'A point named by the issuer’s own name is everybody’s (RFC 5280 6.3.3).', scoped({ directories: [issuing.name] }, { leaf: leaf(issuing) }));
  accepts('crl-scope-users', 'A list of end-entity certificates.', scoped({ userOnly: true }));
  refuses('crl-scope-cas-only', 'crl-out-of-scope', 'A list of CA certificates says nothing about people.', scoped({ caOnly: true }));
  refuses('crl-scope-attribute-certificates', 'crl-out-of-scope', 'A list of attribute certificates says nothing about people.', scoped({ attributeOnly: true }));
  refuses('crl-scope-users-only-for-ca', 'crl-out-of-scope', 'A list of end-entity certificates says nothing about CAs.', scoped({}, { crls: [crl(anchor, { scope: scope({ userOnly: true }) }), crl(issuing)] }));
  refuses('crl-scope-some-reasons', 'crl-reasons-incomplete', 'All reasons must be covered (RFC 5280 6.3.3).', scoped({ reasons: [1, 2] }));
  accepts('crl-scope-reasons-together', 'Two lists that cover all reasons together.', scoped({}, { crls: [crl(anchor), crl(issuing, { scope: scope({ reasons: [1, 2] }) }), crl(issuing, { scope: scope({ reasons: [3, 4, 5, 6, 7, 8] }) })] }));
  refuses('crl-scope-revoked-in-second', 'certificate-revoked', 'Revoked in the list of the other reasons.', scoped({}, {
    crls: [crl(anchor), crl(issuing, { scope: scope({ reasons: [1, 2] }) }), crl(issuing, { scope: scope({ reasons: [3, 4, 5, 6, 7, 8] }), revoked: [{ serial, reason: 4 }] })],
  }));
  refuses('crl-scope-empty', 'crl-malformed', 'An issuing distribution point says something (RFC 5280 5.2.5).', scoped({}));
  refuses('crl-scope-not-critical', 'crl-malformed', 'The issuing distribution point is critical (RFC 5280 5.2.5).', scoped({}, {
    crls: [crl(anchor), crl(issuing, { extensions: [extension(oid.issuingDistributionPoint, false, scope({ userOnly: true }))] })],
  }));
}

function makeDeltaCases(): void {
  const anchor = root('List Root');
  const issuing = ca('List CA', anchor);
  const lists = (...crls: Uint8Array[]): CaseRecipe => ({ leaf: leaf(issuing), intermediates: [issuing.der], anchors: [anchor.der], crls: [crl(anchor), ...crls], revocation: 'require' });
  const base = crl(issuing, { number: crlNumber(5) });
  accepts('crl-delta', 'A list and a delta over it.', lists(base, crl(issuing, { number: crlNumber(6), delta: 5 })));
  refuses('crl-delta-revokes', 'certificate-revoked', 'Revoked since the complete list.', lists(base, crl(issuing, { number: crlNumber(6), delta: 5, revoked: [{ serial }] })));
  accepts('crl-delta-lifts-hold', 'removeFromCRL lifts a suspension (RFC 5280 6.3.3 k).', lists(
    crl(issuing, { number: crlNumber(5), revoked: [{ serial, reason: 6 }] }), crl(issuing, { number: crlNumber(6), delta: 5, revoked: [{ serial, reason: 8 }] })));
  refuses('crl-delta-alone', 'crl-without-base', 'A delta needs its base (RFC 5280 5.2.4).', lists(crl(issuing, { number: crlNumber(6), delta: 5 })));
  refuses('crl-delta-over-newer-base', 'certificate-on-hold', 'A delta over a later list than ours does not lift what ours says.', lists(
    crl(issuing, { number: crlNumber(5), revoked: [{ serial, reason: 6 }] }), crl(issuing, { number: crlNumber(8), delta: 7, revoked: [{ serial, reason: 8 }] })));
  refuses('crl-delta-tampered', 'certificate-on-hold', 'A delta whose signature is wrong lifts nothing.', lists(
    crl(issuing, { number: crlNumber(5), revoked: [{ serial, reason: 6 }] }),
    crl(issuing, { number: crlNumber(6), delta: 5, revoked: [{ serial, reason: 8 }], tamper: (der) => der.map((octet, index) => (index === der.length - 1 ? octet ^ 1 : octet)) })));
}

function makeIndirectCases(): void {
  const anchor = root('List Root');
  const issuing = ca('List CA', anchor);
  const lister = holder('Lister', anchor, { extensions: { keyUsage: keyUsage(6) } });
  const delegating = leaf(issuing, { extensions: { crlDistributionPoints: distributionPoint({ crlIssuer: lister.name }) } });
  const indirect = scope({ indirect: true });
  const lists = (...crls: Uint8Array[]): CaseRecipe => ({
    leaf: delegating, intermediates: [issuing.der, lister.der], anchors: [anchor.der], crls: [crl(anchor), ...crls], revocation: 'require',
  });
  const about = (extra: readonly Uint8Array[]) => [{ serial, extensions: extra }];
  accepts('crl-indirect', 'The certificate names another CRL issuer, which has its own valid path (RFC 5280 6.3.3 f).', lists(crl(lister, { scope: indirect })));
  refuses('crl-indirect-revoked', 'certificate-revoked', 'The entry names the certificate’s issuer (RFC 5280 5.3.3).', lists(crl(lister, { scope: indirect, revoked: about([certificateIssuer(issuing.name)]) })));
  accepts('crl-indirect-entry-of-another-issuer', 'Without certificateIssuer an entry is about certificates of the CRL issuer.', lists(crl(lister, { scope: indirect, revoked: about([]) })));
  refuses('crl-indirect-issuer-inherited', 'certificate-revoked', 'An entry without certificateIssuer has the one of the entry before (RFC 5280 5.3.3).', lists(
    crl(lister, { scope: indirect, revoked: [{ ...stranger, extensions: [certificateIssuer(issuing.name)] }, { serial }] })));
  refuses('crl-indirect-not-said', 'crl-out-of-scope', 'A list that does not say it is indirect speaks about its own issuer’s certificates.', lists(crl(lister)));
  const revokedLister = crl(anchor, { revoked: [{ serial: serialOf(lister.name) }] });
  refuses('crl-indirect-issuer-revoked', 'crl-issuer-not-authorised', 'The CRL issuer has itself been revoked.', { ...lists(), crls: [revokedLister, crl(lister, { scope: indirect })] });
  const elsewhere = root('Elsewhere');
  const foreign = holder('Lister', elsewhere, { extensions: { keyUsage: keyUsage(6) } });
  refuses('crl-indirect-under-another-anchor', 'crl-issuer-not-authorised', 'The CRL issuer’s path ends at the anchor of the certificate’s path (RFC 5280 6.3.3 f).', {
    ...lists(crl(foreign, { scope: indirect })), intermediates: [issuing.der, foreign.der], anchors: [anchor.der, elsewhere.der],
    crls: [crl(anchor), crl(elsewhere), crl(foreign, { scope: indirect })],
  });
  const rolled = ca('List CA', anchor, { key: edKey('List CA 2027') });
  accepts('crl-key-rollover', 'The CA signs its lists with its next key, which the root has certified.', {
    leaf: leaf(issuing), intermediates: [issuing.der, ca('List CA', anchor, { key: edKey('List CA 2027'), serial: integer(77) }).der], anchors: [anchor.der],
    crls: [crl(anchor), crl(rolled)], revocation: 'require',
  });
  const neighbour = ca('Neighbour CA', anchor);
  const impostor = holder('List CA', neighbour, { key: edKey('impostor'), extensions: { keyUsage: keyUsage(6) } });
  refuses('crl-impostor-of-the-same-name', 'crl-issuer-not-authorised', 'Another CA has given the issuer’s name to somebody, who signs lists.', {
    leaf: leaf(issuing), intermediates: [issuing.der, neighbour.der, impostor.der], anchors: [anchor.der],
    crls: [crl(anchor), crl(neighbour), crl(impostor)], revocation: 'require',
  });
  const selfVouching = ca('List CA', issuing, { key: edKey('List CA 2027') });
  refuses('crl-nobody-vouches-for-himself', 'crl-issuer-not-authorised', 'A certificate’s own key cannot sign the list that clears it.', {
    leaf: leaf(selfVouching), intermediates: [issuing.der, selfVouching.der], anchors: [anchor.der], crls: [crl(anchor), crl(selfVouching)], revocation: 'require',
  });
}
