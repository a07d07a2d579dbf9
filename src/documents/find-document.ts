import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { organisations, people } from '@/members/schema';
import { type LocalisedText, portals } from '@/portals/schema';
import type { Document, DocumentKind, SigningParty, SigningPlace } from './document';
import { latestRevision, type Revision } from './latest-revision';
import { type AuthorityShown, documents, signatures, verificationReports } from './schema';
import type { StoredReport } from './store-report';

/** A signature as the order's timeline shows it, beside its seal. */
export interface SignatureSummary {
  readonly party: SigningParty;
  readonly place: SigningPlace;
  /** of the paper signed; only the newest binds */
  readonly version: number;
  readonly person: string;
  /** null for the chamber's own people */
  readonly organisation: string | null;
  /** the chamber that vouches for the signer, by language; null for a certificate of the operator */
  readonly chamber: LocalisedText | null;
  readonly signedAt: Date;
  /** SHA-256 of the certificate, hex: what the seal is drawn from */
  readonly fingerprint: string;
  /** on whose word; null where it was not kept */
  readonly authority: AuthorityShown | null;
}

/** The newest version of a subject's document; null when there is none that this transaction may see. */
export async function findDocument(
  tx: Tx,
  subject: { readonly kind: DocumentKind; readonly subjectId: string },
): Promise<Document | null> {
  const [document] = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.kind, subject.kind), eq(documents.subjectId, subject.subjectId)))
    .orderBy(desc(documents.subjectVersion))
    .limit(1);
  return document ?? null;
}

/** The file to download: the newest revision of a subject's document, signed as far as it is. */
export async function findDocumentFile(
  tx: Tx,
  subject: { readonly kind: DocumentKind; readonly subjectId: string },
): Promise<{ readonly document: Document; readonly revision: Revision } | null> {
  const document = await findDocument(tx, subject);
  const revision = document && (await latestRevision(tx, document.id));
  return document && revision ? { document, revision } : null;
}

/** Who has signed a document, first to last: one query. */
export async function findSignatures(tx: Tx, documentId: string): Promise<SignatureSummary[]> {
  return summariesOf(await selectSignatures(tx, eq(signatures.documentId, documentId)));
}

/** The same for several documents at once, by document: one query. */
export async function findSignaturesOf(
  tx: Tx,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, SignatureSummary[]>> {
  if (documentIds.length === 0) return new Map();
  const rows = await selectSignatures(tx, inArray(signatures.documentId, [...documentIds]));
  return new Map(
    documentIds.map((id) => [id, summariesOf(rows.filter(({ documentId }) => documentId === id))]),
  );
}

/** Who has signed any version of a subject's document, first to last; an earlier version binds nobody. */
export async function findSignaturesOfSubject(
  tx: Tx,
  subject: { readonly kind: DocumentKind; readonly subjectId: string },
): Promise<SignatureSummary[]> {
  return summariesOf(
    await selectSignatures(
      tx,
      and(eq(documents.kind, subject.kind), eq(documents.subjectId, subject.subjectId)),
    ),
  );
}

async function selectSignatures(tx: Tx, where: SQL | undefined) {
  return await tx
    .select({
      documentId: signatures.documentId,
      party: signatures.party,
      place: signatures.place,
      version: documents.subjectVersion,
      authority: signatures.authority,
      person: people.name,
      organisation: organisations.legalName,
      chamber: portals.chamberName,
      signedAt: signatures.signedAt,
      fingerprint: certificates.fingerprint,
    })
    .from(signatures)
    .innerJoin(documents, eq(documents.id, signatures.documentId))
    .innerJoin(people, eq(people.id, signatures.personId))
    .leftJoin(organisations, eq(organisations.id, signatures.organisationId))
    .innerJoin(certificates, eq(certificates.id, signatures.certificateId))
    .leftJoin(portals, eq(portals.id, certificates.portalId))
    .where(where)
    .orderBy(asc(signatures.signedAt), asc(signatures.place));
}

function summariesOf(rows: Awaited<ReturnType<typeof selectSignatures>>): SignatureSummary[] {
  return rows.map(({ documentId: _, ...row }) => ({ ...row, place: row.place as SigningPlace }));
}

/** The newest stored verification of a document; null before the first signature. */
export async function findLatestReport(tx: Tx, documentId: string): Promise<StoredReport | null> {
  const [report] = await tx
    .select()
    .from(verificationReports)
    .where(eq(verificationReports.documentId, documentId))
    .orderBy(desc(verificationReports.verifiedAt), desc(verificationReports.id))
    .limit(1);
  return report ?? null;
}
