import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SignatureReport, VerificationReport } from '@/pki/report';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import type { Verification } from './verification';
import { VerificationView } from './verification-view';

const fingerprint = 'ab'.repeat(32);

function aSignature(changes: Partial<SignatureReport> = {}): SignatureReport {
  return {
    name: 'buyer',
    indication: 'TOTAL-PASSED',
    level: 'B-T',
    signer: {
      subject: 'C=CH, O=Comptoir Équitable, CN=Anaïs Keller',
      person: 'Anaïs Keller',
      organisation: 'Comptoir Équitable',
      organisationIdentifier: 'NTRCH-CHE-123.456.789',
      country: 'CH',
      serialNumber: '01',
      sha256: fingerprint,
    },
    issuer: 'C=CM, O=Chambre du Wouri, CN=Wouri CA',
    provenTime: {
      time: '2026-11-24T10:20:00.000Z',
      by: 'signature-timestamp',
      authority: 'C=CM, O=Opérateur, CN=Horodatage',
    },
    covers: { bytes: 9000, revision: 2, wholeDocument: true },
    commitment: 'proof-of-origin',
    path: [
      {
        subject: 'CN=Anaïs Keller',
        sha256: fingerprint,
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2027-01-01T00:00:00Z',
      },
      {
        subject: 'C=CM, O=Chambre du Wouri, CN=Wouri CA',
        sha256: 'cd'.repeat(32),
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2036-01-01T00:00:00Z',
      },
    ],
    revocation: [
      {
        certificate: fingerprint,
        source: 'crl',
        sha256: 'ef'.repeat(32),
        issuedAt: '2026-11-24T09:00:00Z',
        nextUpdate: '2026-11-25T09:00:00Z',
      },
    ],
    checks: [
      { name: 'coverage', outcome: 'passed' },
      { name: 'path: revocation', outcome: 'passed' },
    ],
    ...changes,
  };
}

function aReport(changes: Partial<VerificationReport> = {}): VerificationReport {
  return {
    format: 'pdf',
    indication: 'TOTAL-PASSED',
    verifiedAt: '2026-11-24T12:00:00.000Z',
    document: { bytes: 9000, sha256: '12'.repeat(32), revisions: 2 },
    signatures: [aSignature()],
    timestamps: [],
    checks: [{ name: 'document-structure', outcome: 'passed' }],
    ...changes,
  };
}

const anOrder = (over: Partial<NonNullable<Verification['signed']>> = {}): Verification['signed'] => ({
  order: anOrderDocument(),
  awaited: [],
  strangers: [],
  ...over,
});

function show(report: VerificationReport, signed: Verification['signed'] = null): string {
  return renderToStaticMarkup(
    <VerificationView locale="en" of={{ report, signed, fileName: 'order.pdf' }} />,
  ).replaceAll('\u00a0', ' ');
}

const heading = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';

const page = {
  indication: 'TOTAL-FAILED',
  subIndication: 'FORMAT_FAILURE',
  reasonCode: 'update-changes-page',
} as const;
const unknown = {
  indication: 'INDETERMINATE',
  subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
  reasonCode: 'issuer-not-found',
  reason: 'No issuer (Nobody).',
} as const;

describe('a document whose signatures passed', () => {
  const html = show(aReport(), anOrder());

  it('is green, with a whole seal, and says who, for whom, under whom and since when', () => {
    expect(heading(html)).toContain('status-done');
    expect(heading(html)).toContain('The signature holds');
    expect(html).toContain('rosette-whole');
    for (const fact of [
      'Anaïs Keller',
      'Comptoir Équitable',
      'vouched for by Wouri CA, Chambre du Wouri',
      'Time-stamp on the signature by Horodatage, Opérateur',
    ])
      expect(html).toContain(fact);
    expect(html).toMatch(/Signed at the latest 24 Nov 2026, 10:20 UTC/);
    expect(html).toContain('the whole file');
  });

  it('says which revocation list, of when, speaks for the certificate', () => {
    expect(html).toContain('not revoked, says the revocation list of 24 Nov 2026, 09:00 UTC');
    expect(html).toContain('ef'.repeat(32));
  });

  it('states the order out of the signed bytes', () => {
    for (const fact of [
      'PO-2026-000123',
      'Comptoir Équitable Genève SA',
      '2,500.00 EUR',
      'FCA Douala',
      'Poivre blanc de Penja',
    ])
      expect(html).toContain(fact);
  });

  it('folds every check away under its name and outcome', () => {
    const tree = html.slice(html.indexOf('<details'));
    expect(tree).toContain('Certificates: not revoked');
    expect(tree).toContain('>passed<');
  });

  it('shows the party that has not signed in outline, and says that nothing is agreed yet', () => {
    const open = show(aReport(), anOrder({ awaited: ['seller'] }));
    expect(open).toContain('rosette-awaited');
    expect(open).toContain('The seller has not signed yet. Until both have, nothing is agreed.');
  });

  it('is not green when somebody signed whom the order does not name', () => {
    const other = show(aReport(), anOrder({ strangers: ['buyer'], awaited: ['buyer', 'seller'] }));
    expect(heading(other)).toContain('status-attention');
    expect(heading(other)).toContain('Signatures valid, order not');
    expect(other).toContain('Anaïs Keller, Comptoir Équitable');
  });

  it('says so when a certificate was revoked after the signature', () => {
    const revocation = [{ ...aSignature().revocation![0]!, revokedAt: '2026-11-24T11:00:00Z' }];
    const later = show(aReport({ signatures: [aSignature({ revocation })] }));
    expect(later).toContain('revoked on 24 Nov 2026, 11:00 UTC, after the signature; it stands');
  });
});

describe('a document that was changed after signing', () => {
  const checks = [{ name: 'coverage', outcome: 'failed', detail: 'A later update changes a page.' }] as const;
  const covers = { bytes: 5000, revision: 1, wholeDocument: false };
  const html = show(aReport({ ...page, signatures: [aSignature({ ...page, checks, covers })] }), anOrder());

  it('is red, with a broken seal and the named reason', () => {
    expect(heading(html)).toContain('status-stopped');
    expect(html).toContain('After signing, a page or something it shows was changed.');
    expect(html).toContain('rosette-broken');
    expect(html).toContain('TOTAL-FAILED · FORMAT_FAILURE · update-changes-page');
    expect(html).toContain('and the file was changed after it');
  });

  it('repeats nothing of the order', () => {
    expect(html).toContain('nothing of it is repeated here');
    expect(html).not.toContain('2,500.00 EUR');
  });
});

describe('a document signed by somebody for whom no known chamber vouches', () => {
  const signature = aSignature({
    ...unknown,
    path: undefined,
    revocation: undefined,
    provenTime: undefined,
    checks: [{ name: 'certification-path', outcome: 'failed' }],
  });
  const html = show(aReport({ ...unknown, signatures: [signature] }), anOrder());

  it('is amber and outlined, and the name is called a claim', () => {
    expect(heading(html)).toContain('status-attention');
    expect(heading(html)).toContain('Not proved');
    expect(html).toContain('rosette-awaited');
    expect(html).toContain('The file claims: Anaïs Keller');
    expect(html).toContain('nobody known here vouches for this person');
    expect(html).not.toContain('Wouri CA, Chambre du Wouri');
    expect(html).toContain('Time not proved');
  });

  it('shows the order only with a warning', () => {
    expect(html).toContain('What the file says, unproved');
    expect(html).toContain('Do not act on it.');
  });
});

describe('other files', () => {
  it('a document without signature is amber and says that nobody signed', () => {
    const html = show(
      aReport({
        indication: 'INDETERMINATE',
        subIndication: 'SIGNED_DATA_NOT_FOUND',
        reasonCode: 'document-unsigned',
        signatures: [],
      }),
    );
    expect(heading(html)).toContain('Nobody signed this');
  });

  it('a file that is no PDF is red and says so', () => {
    const html = show(
      aReport({
        indication: 'TOTAL-FAILED',
        subIndication: 'FORMAT_FAILURE',
        reasonCode: 'pdf-header-missing',
        signatures: [],
      }),
    );
    expect(heading(html)).toContain('Not readable as a signed document');
    expect(html).toContain('This file is not a PDF, whatever its name says.');
  });

  it('what strangers wrote into certificates and fields is printed as text', () => {
    const hostile = '<script>alert(1)</script>';
    const signer = { ...aSignature().signer!, person: hostile, organisation: hostile, country: hostile };
    const signature = aSignature({
      name: hostile,
      signer,
      role: hostile,
      statedReason: hostile,
      commitment: hostile,
    });
    expect(show(aReport({ signatures: [signature] }))).not.toContain('<script');
  });

  it('a reason we have no words for is given in the verifier’s own', () => {
    const html = show(
      aReport({ indication: 'TOTAL-FAILED', reasonCode: 'renamed', reason: 'Something old.' }),
    );
    expect(html).toContain('Something old.');
  });
});
