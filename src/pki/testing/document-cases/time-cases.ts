import {
  boolean,
  concat,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../../der-write';
import { oid } from '../../oids';
import { appendEvidence } from '../../pdf-append-evidence';
import { addUnsignedAttribute } from '../../sign-cms';
import { attribute } from '../../signed-attributes';
import { aCertificate, aParty, aRevocationList, type Chamber, type Holder } from '../a-chamber';
import { aCms, type aTimestamp } from '../a-cms';
import { anOrderPdf, aSignedOrder, signPdf, timestampPdf, withSignatureTimestamp } from '../an-order-pdf';
import { type DocumentCase, type Expected, fails, passes, undecided } from './case';

const content = new TextEncoder().encode('<Order><ID>PO-2026-000123</ID></Order>');
const stampTime = new Date('2026-05-01T09:00:05Z');
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Time-stamp tokens, broken one rule at a time. */
export function timestampCases(chamber: Chamber): DocumentCase[] {
  const { buyer, tsa, root } = chamber;
  const base = { content: [content], signer: buyer, chain: [chamber.chamber.certificate] };
  type Over = Parameters<typeof aTimestamp>[3];
  const one = (
    name: string,
    why: string,
    expected: Expected,
    over: Over & { tsa?: Holder; time?: Date },
    more: Partial<DocumentCase> = {},
  ): DocumentCase => ({
    name: `timestamp-${name}`,
    why,
    kind: 'cades',
    file: content,
    expected,
    ...more,
    signature: withSignatureTimestamp(base, over.tsa ?? tsa, over.time ?? stampTime, over),
  });
  const replacing = (index: number, field: Uint8Array) => (fields: Uint8Array[]) =>
    fields.map((item, i) => (i === index ? field : item));
  const aTsa = (name: string, purposes: { critical?: boolean; oids: string[] } | undefined, from?: Date) =>
    aCertificate({ name, issuer: root, usage: ['digitalSignature'], purposes, from, to: day('2040-01-01') });
  const imprint = (algorithm: string, digest: Uint8Array) =>
    sequence(sequence(objectIdentifier(algorithm)), octetString(digest));
  const required = { policy: { requireTimestamp: true } };
  return [
    one('good', 'A signature time-stamp proves when the signature existed (B-T).', passes, {}, required),
    {
      name: 'timestamp-required',
      why: 'The policy asks for a proved time and there is none.',
      kind: 'cades',
      file: content,
      signature: aCms(base),
      ...required,
      expected: undecided('policy-timestamp-required'),
    },
    one('version', 'TSTInfo is version 1.', fails('timestamp-malformed'), { info: replacing(0, integer(2)) }),
    one('trailing-field', 'A TSTInfo with something behind its last field.', fails('timestamp-malformed'), {
      info: (fields) => [...fields, octetString(content)],
    }),
    one(
      'sha1',
      'An imprint by SHA-1.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-imprint-algorithm'] }),
      { info: replacing(2, imprint('1.3.14.3.2.26', new Uint8Array(20))) },
      required,
    ),
    one(
      'for-something-else',
      'A token moved here from another signature.',
      fails('timestamp-imprint-wrong'),
      { imprint: new Uint8Array(32) },
    ),
    one(
      'policy',
      'The relying party accepts tokens of other policies only.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-policy'] }),
      {},
      { policy: { requireTimestamp: true, timestampPolicies: ['1.2.3.4'] } },
    ),
    one(
      'purpose-not-critical',
      'The key purpose of a TSA is critical (RFC 3161 2.3).',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-key-purpose'] }),
      { tsa: aTsa('Lax TSA', { oids: [oid.timeStamping] }) },
      required,
    ),
    one(
      'purpose-not-alone',
      'The key of a TSA does nothing else.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-key-purpose'] }),
      { tsa: aTsa('Busy TSA', { critical: true, oids: [oid.timeStamping, oid.clientAuth] }) },
      required,
    ),
    one(
      'by-a-member',
      'A member stamps their own signature.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-key-purpose'] }),
      { tsa: chamber.seller },
      required,
    ),
    one(
      'authority-name',
      'The token names another authority than its certificate.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-authority-name'] }),
      { info: (fields) => [...fields, explicit(0, explicit(4, root.name))] },
      required,
    ),
    one(
      'critical-extension',
      'A critical extension that nobody understands.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-extension'] }),
      {
        info: (fields) => [
          ...fields,
          implicit(1, sequence(sequence(objectIdentifier('1.2.3.4'), boolean(true), octetString(content)))),
        ],
      },
      required,
    ),
    one(
      'in-the-future',
      'A token of tomorrow.',
      undecided('policy-timestamp-required', { timestamps: ['timestamp-in-future'] }),
      { time: day('2026-06-02') },
      required,
    ),
    one(
      'before-its-certificate',
      'A token older than the certificate of its authority.',
      fails('timestamp-before-certificate'),
      {
        time: day('2026-02-01'),
        tsa: aTsa('Young TSA', { critical: true, oids: [oid.timeStamping] }, day('2026-03-01')),
      },
    ),
    one('signature-flipped', 'One bit of the token’s signature.', fails('cms-signature-wrong'), {
      cms: { signature: (right) => right.map((byte, i) => (i === right.length - 1 ? byte ^ 1 : byte)) },
    }),
    one(
      'without-content',
      'A token that lacks its TSTInfo.',
      undecided('policy-timestamp-required', { timestamps: ['cms-content-missing'] }),
      { cms: { attached: undefined } },
      required,
    ),
    one('content-type', 'A token whose content is plain data.', fails('cms-content-type'), {
      cms: { contentType: oid.data },
    }),
    one(
      'untrusted-authority',
      'A time-stamping authority that nobody here trusts proves nothing, but does no harm.',
      { ...passes, timestamps: ['issuer-not-found'] },
      {
        tsa: aCertificate({
          name: 'Stranger TSA',
          issuer: aCertificate({ name: 'Stranger root', ca: true }),
          usage: ['digitalSignature'],
          purposes: { critical: true, oids: [oid.timeStamping] },
        }),
      },
    ),
    {
      name: 'timestamp-no-token',
      why: 'An attribute signature-time-stamp that holds no token.',
      kind: 'cades',
      file: content,
      signature: addUnsignedAttribute(
        aCms(base),
        attribute(oid.signatureTimeStamp, concat(sequence(integer(1)))),
      ),
      expected: fails('cms-malformed'),
    },
  ];
}

/** What a proved time changes: certificates that expire or are revoked before and after it. */
export async function proofCases(chamber: Chamber): Promise<DocumentCase[]> {
  const { root, tsa, buyer } = chamber;
  const chain = [chamber.chamber.certificate];
  const rootList = aRevocationList(root, day('2026-05-01'), day('2036-01-01'));
  const list = (from: string, to: string, ...revoked: Parameters<typeof aRevocationList>[3] & object) =>
    aRevocationList(chamber.chamber, day(from), day(to), revoked);
  const signed = async (over: { signer?: Holder; stamped?: boolean } = {}) =>
    signPdf(await anOrderPdf(), {
      signer: over.signer ?? buyer,
      chain,
      ...(over.stamped === false ? {} : { timestamp: { tsa, time: stampTime } }),
    });
  const revokedOn = (on: string, reason?: number) =>
    list('2026-05-20', '2026-07-01', { certificate: buyer, on: day(on), reason });
  const short = aParty(chamber.chamber, 'Sara Short', { to: day('2026-05-15') });
  const expired = aParty(chamber.chamber, 'Omar Old', { to: day('2026-04-15') });
  const young = aParty(chamber.chamber, 'Yara Young', { from: day('2026-05-15') });
  const require = { kind: 'pdf', revocation: 'require' } as const;
  const complete = appendEvidence(await aSignedOrder(chamber, { stamped: true }), {
    certificates: chain,
    crls: [rootList, list('2026-05-02', '2026-06-02')],
  });
  const archived = timestampPdf(complete, tsa, day('2026-05-03'));
  const twice = timestampPdf(archived, tsa, day('2026-05-04'), 'archive2');
  return [
    {
      name: 'proof-good-b-t',
      why: 'Stamped, with revocation data at hand.',
      file: await signed(),
      ...require,
      crls: [rootList, list('2026-05-20', '2026-07-01')],
      expected: passes,
    },
    {
      name: 'proof-good-b-lt',
      why: 'The document carries its revocation data (DSS) and verifies long after the list expired and offline.',
      file: complete,
      ...require,
      at: day('2027-06-01'),
      expected: passes,
    },
    {
      name: 'proof-good-b-lta',
      why: 'Six years after both certificates expired the document timestamp still proves them.',
      file: archived,
      ...require,
      at: day('2034-01-01'),
      expected: passes,
    },
    {
      name: 'proof-good-two-archive-timestamps',
      why: 'Archive timestamps are renewed one over the other.',
      file: twice,
      ...require,
      at: day('2034-01-01'),
      expected: passes,
    },
    {
      name: 'proof-expired-after',
      why: 'The certificate expired after the proven time.',
      file: await signed({ signer: short }),
      ...require,
      crls: [rootList, list('2026-05-02', '2026-06-02')],
      expected: passes,
    },
    {
      name: 'proof-expired-before',
      why: 'The certificate had expired before the proven time.',
      file: await signed({ signer: expired }),
      ...require,
      crls: [rootList, list('2026-05-20', '2026-07-01')],
      expected: fails('certificate-expired'),
    },
    {
      name: 'proof-expired-unproved',
      why: 'Expired, and nothing proves that the signature is older than that.',
      file: await signed({ signer: short, stamped: false }),
      ...require,
      crls: [rootList, list('2026-05-20', '2026-07-01')],
      expected: undecided('certificate-expired'),
    },
    {
      name: 'proof-revoked-after',
      why: 'Revoked after the proven time: the signature stays good, and the report says when it was revoked.',
      file: await signed(),
      ...require,
      crls: [rootList, revokedOn('2026-05-10')],
      expected: passes,
    },
    {
      name: 'proof-revoked-before',
      why: 'Revoked before the proven time.',
      file: await signed(),
      ...require,
      crls: [rootList, revokedOn('2026-04-10')],
      expected: fails('certificate-revoked'),
    },
    {
      name: 'proof-revoked-unproved',
      why: 'Revoked, and nothing proves that the signature is older than that.',
      file: await signed({ stamped: false }),
      ...require,
      crls: [rootList, revokedOn('2026-05-10')],
      expected: undecided('certificate-revoked'),
    },
    {
      name: 'proof-before-certificate',
      why: 'The signature is proved to be older than the certificate of its signer.',
      file: await signed({ signer: young }),
      ...require,
      crls: [rootList, list('2026-05-20', '2026-07-01')],
      expected: fails('proven-before-certificate'),
    },
    {
      name: 'proof-no-revocation-data',
      why: 'Revocation is required and nothing was given.',
      file: await signed(),
      ...require,
      expected: undecided('revocation-unknown'),
    },
    {
      name: 'proof-archive-order',
      why: 'An archive timestamp that is older than the one it covers.',
      file: timestampPdf(archived, tsa, day('2026-05-01'), 'archive2'),
      ...require,
      at: day('2026-05-20'),
      expected: undecided('timestamp-order', { timestamps: [null, null, 'timestamp-order', null] }),
    },
    {
      name: 'proof-archive-older-than-stamp',
      why: 'The document timestamp is older than the signature time-stamp that it covers.',
      file: timestampPdf(complete, tsa, day('2026-04-01')),
      ...require,
      at: day('2026-05-20'),
      expected: undecided('timestamp-order'),
    },
    {
      name: 'proof-archive-flipped',
      why: 'One bit of the document timestamp.',
      file: timestampPdf(complete, tsa, day('2026-05-03'), 'archive', {
        cms: { signature: (right) => right.map((byte, i) => (i === right.length - 1 ? byte ^ 1 : byte)) },
      }),
      ...require,
      at: day('2026-05-20'),
      expected: fails('cms-signature-wrong', { signatures: [null, null] }),
    },
    {
      name: 'proof-archive-for-something-else',
      why: 'A document timestamp over another document.',
      file: timestampPdf(complete, tsa, day('2026-05-03'), 'archive', { imprint: new Uint8Array(32) }),
      ...require,
      at: day('2026-05-20'),
      expected: fails('timestamp-imprint-wrong', { signatures: [null, null] }),
    },
  ];
}
