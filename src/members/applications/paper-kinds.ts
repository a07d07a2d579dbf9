import type { ContentKind } from '@/files/content-kind';

/** The papers an applicant shows. */
export const paperKinds = ['registry-extract', 'tax-certificate', 'statutes', 'signatory-identity'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper comes as a PDF or as photographs, one a page. */
export const paperContentKinds = ['pdf', 'jpeg', 'png', 'webp'] as const satisfies readonly ContentKind[];

export const largestPaperBytes = 10_000_000;
export const mostFilesOfAPaper = 6;

/** What the chamber asks for: everybody's registration, tax certificate and signatory; of people in common, the statutes. */
export function papersAskedOf(organisationKind: 'company' | 'cooperative' | 'association'): PaperKind[] {
  return paperKinds.filter((kind) => kind !== 'statutes' || organisationKind !== 'company');
}

/** Papers about a natural person: every look at one is recorded with the name of the registrar. */
export const personalPapers: readonly PaperKind[] = ['signatory-identity'];
