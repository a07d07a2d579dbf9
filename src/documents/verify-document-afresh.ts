import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { verifyDocument } from '@/pki/verify-document';
import { ok, type Result, refuse } from '@/trade/result';
import { assessReport } from './assess-report';
import { type Document, type DocumentKind, type SigningParty, signingSequence } from './document';
import { latestRevision } from './latest-revision';
import { documents } from './schema';
import { signatoriesOf } from './signatories';
import { type StoredReport, storeReport } from './store-report';
import { trustOfDocument } from './trust-of-document';

export interface DocumentSubject {
  readonly kind: DocumentKind;
  readonly subjectId: string;
  readonly subjectVersion: number;
}

/** A stored report of a document whose every required signature passed; only `verifyDocumentAfresh` makes one. */
export type Verified = StoredReport & {
  readonly indication: 'TOTAL-PASSED';
  readonly currency: string;
  readonly amountMinor: number;
  readonly [verifiedBrand]: true;
};
declare const verifiedBrand: unique symbol;

/** A stored report that does not carry a payment: something failed, or a party has yet to sign. */
export type Unverified = StoredReport & { readonly [verifiedBrand]?: never };

/**
 * Verifies the document's newest revision now, against today's revocation lists, reads amount and currency out of the
 * signed bytes, and stores the report whatever it says. The order's state is not asked: this is what the bytes prove.
 */
export async function verifyDocumentAfresh(
  tx: Tx,
  subject: DocumentSubject,
  now = new Date(),
): Promise<Result<Verified | Unverified, 'document-not-found'>> {
  const document = await findSubject(tx, subject);
  const revision = document && (await latestRevision(tx, document.id));
  if (!document || !revision) return refuse('document-not-found');
  const report = verifyDocument(revision.bytes, await trustOfDocument(tx, document, now));
  const assessment = assessReport(report, revision.bytes, document, await signatoriesOf(tx, document.id));
  return ok(asVerified(document, await storeReport(tx, document, revision.digest, report, assessment)));
}

/** Is that report one of a document that everybody signed, and every signature passed? */
export function isVerified(report: Verified | Unverified): report is Verified {
  return verifiedReports.has(report);
}

/** What the verifier itself passed in this process: the brand cannot be forged by a cast or a row. */
const verifiedReports = new WeakSet<object>();

function asVerified(document: Document, report: StoredReport): Verified | Unverified {
  const everybodyPassed = signingSequence[document.kind].every((party: SigningParty) =>
    report.partiesPassed.includes(party),
  );
  if (report.indication === 'TOTAL-PASSED' && everybodyPassed && report.amountMinor !== null) {
    verifiedReports.add(report);
  }
  return report as Verified | Unverified;
}

async function findSubject(tx: Tx, subject: DocumentSubject): Promise<Document | null> {
  const [document] = await tx
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.kind, subject.kind),
        eq(documents.subjectId, subject.subjectId),
        eq(documents.subjectVersion, subject.subjectVersion),
      ),
    )
    .for('share');
  return document ?? null;
}
