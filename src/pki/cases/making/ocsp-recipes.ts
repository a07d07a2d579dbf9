import { integer, nullValue } from '../../der-write';
import { oid } from '../../oids';
import { type CaseRecipe, accepts, refuses } from './case';
import { ca, day, dn, extension, holder, keyUsage, leaf, purposes, root, serialOf } from './certificates';
import { edKey } from './keys';
import { crl, ocsp, type OcspRecipe, scope } from './revocation';

/** Revocation by OCSP, RFC 6960. */
export function makeOcspCases(): void {
  const anchor = root('Answer Root');
  const issuing = ca('Answer CA', anchor);
  const good = leaf(issuing);
  const responderRecipe = {
    extensions: { keyUsage: keyUsage(0), extendedKeyUsage: purposes(oid.ocspSigning) },
    moreExtensions: [extension(oid.ocspNoCheck, false, nullValue())],
  };
  const responder = holder('Responder', issuing, responderRecipe);
  const rootCrl = crl(anchor);
  const answered = (recipe: Partial<OcspRecipe> = {}, more: Partial<CaseRecipe> = {}): CaseRecipe => ({
    leaf: good, intermediates: [issuing.der], anchors: [anchor.der], crls: [rootCrl],
    ocspResponses: [ocsp({ certificate: good, issuer: issuing, responder, ...recipe })], revocation: 'require', ...more,
  });

  accepts('ocsp-good', 'A delegated responder, named by its key, says good.', answered());
  accepts('ocsp-good-by-name', 'A delegated responder, named by its name.', answered({ byName: true }));
  accepts('ocsp-good-by-issuer', 'The CA answers itself.', answered({ responder: issuing }));
  accepts('ocsp-good-sha-256', 'The certificate is identified by SHA-256.', answered({ hash: 'sha256' }));
  accepts('ocsp-nonce', 'The nonce comes back.', answered({ nonce: Uint8Array.of(1, 2, 3, 4) }, { ocspNonce: Uint8Array.of(1, 2, 3, 4) }));
  accepts('ocsp-without-next-update-fresh', 'Without nextUpdate an answer counts for an hour.', answered({ nextUpdate: null, thisUpdate: day(-0.02) }));
  accepts('ocsp-later-evidence', 'An answer given later, the time being proven.', answered({ thisUpdate: day(20), nextUpdate: day(21) }, { evidenceUntil: day(22) }));
  accepts('ocsp-later-evidence-revoked-later', 'Revoked after the proven time.', answered({ status: { revokedAt: day(10), reason: 5 }, thisUpdate: day(20), nextUpdate: day(21) }, { evidenceUntil: day(22) }));

  refuses('ocsp-revoked', 'certificate-revoked', 'The responder says revoked.', answered({ status: { revokedAt: day(-2), reason: 1 } }));
  refuses('ocsp-revoked-although-crl-is-clean', 'certificate-revoked', 'Either source can condemn.', answered({ status: { revokedAt: day(-2) } }, { crls: [rootCrl, crl(issuing)] }));
  refuses('ocsp-good-although-crl-revokes', 'certificate-revoked', 'Either source can condemn.', answered({}, { crls: [rootCrl, crl(issuing, { revoked: [{ serial: serialOf(dn('Ama Mensah')) }] })] }));
  refuses('ocsp-hold', 'certificate-on-hold', 'The responder says suspended.', answered({ status: { revokedAt: day(-2), reason: 6 } }));
  refuses('ocsp-revoked-later', 'certificate-revoked-later', 'Revoked after the time in question.', answered({ status: { revokedAt: day(0.2) }, thisUpdate: day(-0.1) }));
  refuses('ocsp-stale-but-revoked', 'certificate-revoked', 'A revocation is for ever, also in an old answer.', answered({ status: { revokedAt: day(-20) }, thisUpdate: day(-10), nextUpdate: day(-9) }));
  refuses('ocsp-unknown', 'ocsp-status-unknown', 'The responder does not know the certificate.', answered({ status: 'unknown' }));
  refuses('ocsp-unknown-preferred', 'ocsp-status-unknown', 'A CA that does not know its certificate has not issued it.', answered({ status: 'unknown' }, { revocation: 'prefer' }));
  refuses('ocsp-stale', 'ocsp-stale', 'The answer is too old.', answered({ thisUpdate: day(-3), nextUpdate: day(-1) }));
  refuses('ocsp-without-next-update-old', 'ocsp-stale', 'Without nextUpdate an answer counts for an hour.', answered({ nextUpdate: null }));
  refuses('ocsp-not-yet-valid', 'ocsp-not-yet-valid', 'The answer was given later than the time in question.', answered({ thisUpdate: day(1), nextUpdate: day(2) }));
  refuses('ocsp-produced-later', 'ocsp-not-yet-valid', 'producedAt lies later than the time in question.', answered({ producedAt: day(1) }));
  refuses('ocsp-nonce-other', 'ocsp-nonce-mismatch', 'Another nonce: an answer to another question.', answered({ nonce: Uint8Array.of(9) }, { ocspNonce: Uint8Array.of(1) }));
  refuses('ocsp-nonce-absent', 'ocsp-nonce-mismatch', 'A nonce was sent and does not come back.', answered({}, { ocspNonce: Uint8Array.of(1) }));
  refuses('ocsp-about-another-certificate', 'revocation-unknown', 'An answer about another certificate says nothing.', answered({ certificate: leaf(issuing, { subject: dn('Kofi'), key: edKey('Kofi') }) }));
  refuses('ocsp-about-another-key', 'revocation-unknown', 'The hash of another issuer’s key.', answered({ otherKeyHash: true }));
  accepts('ocsp-about-another-certificate-preferred', 'An answer about another certificate says nothing, and nothing must be said.', answered({ certificate: leaf(issuing, { subject: dn('Kofi'), key: edKey('Kofi') }) }, { revocation: 'prefer' }));
  refuses('ocsp-try-later', 'ocsp-not-successful', 'The responder says tryLater (RFC 6960 4.2.1).', answered({ responseStatus: 3 }));
  refuses('ocsp-truncated', 'ocsp-malformed', 'The last octet is missing.', answered({ tamper: (der) => der.subarray(0, -1) }));
  refuses('ocsp-trailing-octets', 'ocsp-malformed', 'Octets after the response.', answered({ tamper: (der) => Uint8Array.of(...der, 0) }));
  refuses('ocsp-unknown-critical-extension', 'ocsp-unknown-critical-extension', 'A critical extension that is not understood.', answered({ extensions: [extension('1.3.6.1.4.1.99999.666', true, integer(1))] }));
  refuses('ocsp-tampered', 'ocsp-signature-invalid', 'good was made of revoked.', answered({ responder: issuing, status: 'unknown', tamper: (der) => der.map((octet, index) => (octet === 0x82 && der[index + 1] === 0 ? 0x80 : octet)) }));
  refuses('ocsp-signed-by-another', 'ocsp-signature-invalid', 'The CA’s name, a stranger’s signature.', answered({ responder: { ...issuing, key: { ...issuing.key, sign: edKey('stranger').sign } }, byName: true }));

  const unauthorised = (name: string, why: string, recipe: Partial<OcspRecipe>) => refuses(`ocsp-responder-${name}`, 'ocsp-responder-not-authorised', why, answered(recipe));
  unauthorised('certificate-missing', 'The delegate’s certificate is not there.', { withoutCertificate: true });
  unauthorised('without-purpose', 'The delegate’s certificate does not say OCSP signing (RFC 6960 4.2.2.2).', { responder: holder('Responder', issuing, { ...responderRecipe, extensions: { keyUsage: keyUsage(0) } }) });
  unauthorised('with-any-purpose', 'anyExtendedKeyUsage does not delegate (RFC 6960 4.2.2.2).', { responder: holder('Responder', issuing, { ...responderRecipe, extensions: { extendedKeyUsage: purposes(oid.anyExtendedKeyUsage) } }) });
  unauthorised('of-another-ca', 'Delegated by the root, not by the CA that issued the certificate (RFC 6960 4.2.2.2).', { responder: holder('Responder', anchor, responderRecipe) });
  unauthorised('expired', 'The delegate’s certificate has expired.', { responder: holder('Responder', issuing, { ...responderRecipe, notAfter: day(-1) }) });
  unauthorised('may-not-sign', 'The delegate’s key is for encryption.', { responder: holder('Responder', issuing, { ...responderRecipe, extensions: { keyUsage: keyUsage(2), extendedKeyUsage: purposes(oid.ocspSigning) } }) });
  unauthorised('unknown-critical-extension', 'A critical extension in the delegate’s certificate that is not understood.', { responder: holder('Responder', issuing, { ...responderRecipe, moreExtensions: [...responderRecipe.moreExtensions, extension('1.3.6.1.4.1.99999.666', true, integer(1))] }) });
  const checked = holder('Responder', issuing, { extensions: responderRecipe.extensions });
  unauthorised('may-be-revoked', 'Without nocheck the delegate’s own status must be known.', { responder: checked });
  accepts('ocsp-responder-checked', 'Without nocheck the delegate is looked up in the CA’s list.', answered({ responder: checked }, { crls: [rootCrl, crl(issuing)] }));
  refuses('ocsp-responder-revoked', 'crl-reasons-incomplete', 'The delegate has been revoked, so that its answer does not complete what a list of some reasons leaves open.', answered({ responder: checked }, {
    crls: [rootCrl, crl(issuing, { scope: scope({ reasons: [1] }), revoked: [{ serial: serialOf(dn('Responder')) }] })],
  }));

  const many = Array.from({ length: 30 }, (_, index) => ocsp({ certificate: good, issuer: issuing, responder, thisUpdate: day(-0.3 - index / 1000) }));
  accepts('ocsp-many-answers', 'Thirty answers are as good as one.', answered({}, { ocspResponses: many }));
}
