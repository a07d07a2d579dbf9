import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appendEvidence } from './pdf-append-evidence';
import { prepareRevision } from './pdf-prepare-revision';
import { reportText } from './report-text';
import { aChamber, aRevocationList, at } from './testing/a-chamber';
import { anOrderPdf, aSignedOrder, timestampPdf } from './testing/an-order-pdf';
import { departures } from './testing/matches-schema';
import { verifyDocument } from './verify-document';

const schema = JSON.parse(readFileSync('docs/verification-report.schema.json', 'utf8'));
const chamber = aChamber();
const { root, tsa } = chamber;
const until = new Date('2036-01-01T00:00:00Z');
const crls = [root, chamber.chamber].map((issuer) =>
  aRevocationList(issuer, new Date('2026-05-02T00:00:00Z'), until),
);
const trust = { anchors: [root.certificate], at, revocation: 'require' as const };

const complete = timestampPdf(
  appendEvidence(await aSignedOrder(chamber, { stamped: true }), {
    certificates: [chamber.chamber.certificate],
    crls,
  }),
  tsa,
  new Date('2026-05-03T00:00:00Z'),
);

const order = await anOrderPdf();

describe('the verification report', () => {
  it('says who signed, under which chamber, when, covering what, and by which revocation data', () => {
    const report = verifyDocument(complete, trust);
    expect(report).toMatchObject({
      indication: 'TOTAL-PASSED',
      format: 'pdf',
      verifiedAt: '2026-06-01T12:00:00.000Z',
    });
    expect(report.signatures[0]).toMatchObject({
      name: 'buyer',
      indication: 'TOTAL-PASSED',
      level: 'B-LTA',
      signer: { person: 'Awa Diatta', organisation: 'Diatta Trading', country: 'SN' },
      issuer: expect.stringContaining('Chamber of Commerce of Ziguinchor'),
      provenTime: {
        time: '2026-05-01T09:00:05.000Z',
        by: 'signature-timestamp',
        authority: expect.stringContaining('Time-stamping'),
      },
      claimedTime: '2026-05-01T09:00:00.000Z',
      covers: { revision: 2, wholeDocument: false },
      commitment: 'proof-of-origin',
      path: [{}, {}, {}],
      revocation: [{ source: 'crl' }, { source: 'crl' }],
    });
    expect(report.signatures[1]).toMatchObject({
      name: 'seller',
      commitment: 'proof-of-approval',
      covers: { revision: 3 },
    });
    expect(report.timestamps.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'buyer signature-timestamp',
      'seller signature-timestamp',
      'archive document-timestamp',
    ]);
  });

  it('comes out the same from the same bytes, offline', () => {
    expect(JSON.stringify(verifyDocument(complete, trust))).toBe(
      JSON.stringify(verifyDocument(complete.slice(), trust)),
    );
  });

  it.each([
    ['a complete document', complete],
    ['an empty placeholder', prepareRevision(order, { fieldName: 'buyer' }).revision],
    ['an unsigned document', order],
    ['no PDF', new Uint8Array(10)],
    ['a changed document', complete.map((byte, i) => (i === 300 ? byte ^ 1 : byte))],
  ])('keeps to its published schema for %s', (_, bytes) => {
    const report = JSON.parse(JSON.stringify(verifyDocument(bytes, trust)));
    expect(departures(report, schema)).toEqual([]);
  });

  it('names every check once for each signature, and none twice', () => {
    for (const { checks } of verifyDocument(complete, trust).signatures) {
      expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
      expect(checks.every(({ outcome }) => outcome === 'passed')).toBe(true);
    }
  });

  it('reads well in a terminal', () => {
    const text = reportText('order.pdf', verifyDocument(complete, trust));
    expect(text).toContain('Signature 1 (buyer, B-LTA): TOTAL-PASSED');
    expect(text).toContain('signer      Awa Diatta, Diatta Trading, SN');
    expect(text).toContain('document-timestamp of archive: 2026-05-03T00:00:00.000Z');
  });
});
