import { describe, expect, it } from 'vitest';
import { oid } from './oids';
import { appendEvidence } from './pdf-append-evidence';
import { aCertificate, aChamber, aParty, aRevocationList } from './testing/a-chamber';
import { anOrderPdf, signPdf, timestampPdf } from './testing/an-order-pdf';
import { verifyDocument } from './verify-document';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const chamber = aChamber();
const { root } = chamber;
const aTsa = (name: string, from: string, to: string) =>
  aCertificate({
    name,
    issuer: root,
    usage: ['digitalSignature'],
    purposes: { critical: true, oids: [oid.timeStamping] },
    from: day(from),
    to: day(to),
  });
const tsa = aTsa('First TSA', '2026-01-01', '2030-01-01');
const successor = aTsa('Second TSA', '2029-06-01', '2039-01-01');
const signer = aParty(chamber.chamber, 'Awa Diatta', { to: day('2027-01-01') });

/** A month, as our root signs it. */
const rootList = (from: string, to: string, revoked: Parameters<typeof aRevocationList>[3] = []) =>
  aRevocationList(root, day(from), day(to), revoked);
const memberList = (from: string, to: string, revoked: Parameters<typeof aRevocationList>[3] = []) =>
  aRevocationList(chamber.chamber, day(from), day(to), revoked);

const original = await anOrderPdf();

/** Signed and stamped on the first of May 2026, completed on the third. */
const completed = timestampPdf(
  appendEvidence(
    signPdf(original, {
      signer,
      chain: [chamber.chamber.certificate],
      timestamp: { tsa, time: day('2026-05-01') },
    }),
    {
      certificates: [chamber.chamber.certificate, root.certificate],
      crls: [rootList('2026-04-20', '2026-05-25'), memberList('2026-04-30', '2026-05-07')],
    },
  ),
  tsa,
  day('2026-05-03'),
);
/** Renewed by the second authority before the first one's certificate ended. */
const renewed = timestampPdf(
  appendEvidence(completed, { crls: [rootList('2029-08-01', '2029-09-05')] }),
  successor,
  day('2029-08-20'),
  'archive-2',
);

const judged = (
  pdf: Uint8Array,
  at: string,
  over: { crls?: Uint8Array[]; timestampFreshnessDays?: number } = {},
) =>
  verifyDocument(pdf, {
    anchors: [root.certificate],
    crls: over.crls,
    at: day(at),
    revocation: 'require',
    policy: { timestampFreshnessDays: over.timestampFreshnessDays },
  });
const verdictOf = (...input: Parameters<typeof judged>) => {
  const { indication, subIndication } = judged(...input);
  return subIndication ? `${indication} ${subIndication}` : indication;
};
const lastStamp = (...input: Parameters<typeof judged>) => judged(...input).timestamps.at(-1);

describe('a completed document, long after its certificates and lists have ended', () => {
  it('passes with the root and one current list of the root: all else is in it', () => {
    expect(verdictOf(completed, '2028-03-01', { crls: [rootList('2028-02-20', '2028-03-25')] })).toBe(
      'TOTAL-PASSED',
    );
  });

  it('passes with the root alone for who accepts that the last time-stamp’s authority was good lately', () => {
    expect(verdictOf(completed, '2027-05-01', { timestampFreshnessDays: 400 })).toBe('TOTAL-PASSED');
    expect(verdictOf(completed, '2028-03-01', { timestampFreshnessDays: 400 })).not.toBe('TOTAL-PASSED');
  });

  it('is undecided with the root alone: nobody says that the key of the authority was not stolen since', () => {
    expect(verdictOf(completed, '2026-07-01', { timestampFreshnessDays: 400 })).toBe('TOTAL-PASSED');
    expect(lastStamp(completed, '2026-07-01')).toMatchObject({
      indication: 'INDETERMINATE',
      subIndication: 'TRY_LATER',
      reasonCode: 'crl-stale',
    });
    expect(verdictOf(completed, '2026-07-01')).toBe('INDETERMINATE TRY_LATER');
  });

  it('does not pass once a list of the root names the authority of its only time-stamps', () => {
    const crls = [rootList('2028-02-20', '2028-03-25', [{ certificate: tsa, on: day('2027-12-01') }])];
    expect(lastStamp(completed, '2028-03-01', { crls })?.subIndication).toBe('REVOKED_NO_POE');
    expect(verdictOf(completed, '2028-03-01', { crls })).toBe('INDETERMINATE OUT_OF_BOUNDS_NO_POE');
  });
});

describe('when the certificate of the time-stamping authority has ended', () => {
  const crls = [rootList('2030-02-20', '2030-03-25')];

  it('a document whose archive time-stamp was renewed before still passes', () => {
    expect(verdictOf(renewed, '2030-03-01', { crls })).toBe('TOTAL-PASSED');
    expect(verdictOf(renewed, '2030-03-01', { timestampFreshnessDays: 400 })).toBe('TOTAL-PASSED');
  });

  it('one without renewal is undecided: expired, and no proof of existence is left', () => {
    const report = judged(completed, '2030-03-01', { crls });
    expect(report).toMatchObject({ indication: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(report.timestamps.map(({ subIndication }) => subIndication)).toEqual([
      'OUT_OF_BOUNDS_NO_POE',
      'OUT_OF_BOUNDS_NO_POE',
    ]);
  });

  it('one renewed too late is undecided as well: the signature may still be older than the end', () => {
    const late = timestampPdf(
      appendEvidence(completed, { crls: [rootList('2030-01-20', '2030-02-25')] }),
      successor,
      day('2030-02-01'),
      'archive-2',
    );
    expect(verdictOf(late, '2030-03-01', { crls })).toBe('INDETERMINATE OUT_OF_BOUNDS_NO_POE');
  });

  it('one whose signer’s certificate still stands is rescued by a new time-stamp', () => {
    const lasting = aParty(chamber.chamber, 'Kofi Mensah', { to: day('2031-01-01') });
    const evidence = (from: string, to: string) => ({ crls: [rootList(from, to), memberList(from, to)] });
    const signed = signPdf(original, {
      signer: lasting,
      chain: [chamber.chamber.certificate],
      timestamp: { tsa, time: day('2026-05-01') },
    });
    const rescued = timestampPdf(
      appendEvidence(signed, evidence('2030-01-20', '2030-02-25')),
      successor,
      day('2030-02-01'),
    );
    expect(verdictOf(rescued, '2030-03-01', { crls })).toBe('TOTAL-PASSED');
  });

  it('one renewed without fresh evidence of the former authority is undecided', () => {
    const bare = timestampPdf(completed, successor, day('2029-08-20'), 'archive-2');
    const undecided = 'INDETERMINATE OUT_OF_BOUNDS_NO_POE';
    expect(verdictOf(bare, '2030-03-01', { crls })).toBe(undecided);
    expect(verdictOf(bare, '2030-03-01', { timestampFreshnessDays: 3_000 })).not.toBe('TOTAL-PASSED');
  });
});

describe('a signer’s certificate that was revoked', () => {
  const rootNow = rootList('2026-06-20', '2026-07-25');
  const revokedOn = (on: string) => [
    rootNow,
    memberList('2026-06-28', '2026-07-05', [{ certificate: signer, on: day(on) }]),
  ];

  it('after the proven time changes nothing, and the report says when', () => {
    const report = judged(completed, '2026-07-01', { crls: revokedOn('2026-06-10') });
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(report.signatures[0]!.revocation).toContainEqual(
      expect.objectContaining({ revokedAt: '2026-06-10T00:00:00.000Z' }),
    );
  });

  it('before the proven time is refused, although the list in the document did not know it yet', () => {
    expect(verdictOf(completed, '2026-07-01', { crls: revokedOn('2026-04-20') })).toBe(
      'TOTAL-FAILED REVOKED',
    );
  });
});
