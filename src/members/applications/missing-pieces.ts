import type { ApplicantOrganisation, ApplicantSignatory } from './application-pieces';
import { type PaperKind, papersAskedOf } from './paper-kinds';

export type MissingPiece = 'organisation' | 'signatory' | 'producers' | `paper ${PaperKind}`;

/** What an application still lacks before the chamber can look at it, in the order of the form. */
export function missingPieces(application: {
  readonly organisation: ApplicantOrganisation | null;
  readonly signatory: ApplicantSignatory | null;
  readonly papers: readonly { readonly kind: PaperKind; readonly validUntil: string | null }[];
  readonly producers: number;
}): MissingPiece[] {
  const { organisation, signatory, papers, producers } = application;
  const asked = papersAskedOf(organisation?.kind ?? 'company');
  const shown = new Set(papers.map((paper) => paper.kind));
  return [
    ...(organisation ? [] : (['organisation'] as const)),
    ...(signatory ? [] : (['signatory'] as const)),
    ...(organisation && needsProducers(organisation) && producers === 0 ? (['producers'] as const) : []),
    ...asked.filter((kind) => !shown.has(kind)).map((kind) => `paper ${kind}` as const),
  ];
}

/** A cooperative that sells names who makes what it sells. */
export function needsProducers(organisation: Pick<ApplicantOrganisation, 'kind' | 'sells'>): boolean {
  return organisation.kind === 'cooperative' && organisation.sells;
}
