import type { PaperKind } from './paper-kinds';

const untilRejectedIsForgotten = 365;

/**
 * Days after the decision until the content of a paper is deleted; null keeps it as long as the organisation is a
 * member. That it was there, of which kind and digest, stays in the books.
 */
export const paperRetentionDays: Readonly<
  Record<PaperKind, { readonly approved: number | null; readonly rejected: number }>
> = {
  'signatory-identity': { approved: 30, rejected: 30 },
  'registry-extract': { approved: null, rejected: untilRejectedIsForgotten },
  'tax-certificate': { approved: null, rejected: untilRejectedIsForgotten },
  statutes: { approved: null, rejected: untilRejectedIsForgotten },
};

/** A draft that nobody touches for so many days is deleted with everything in it. */
export const draftRetentionDays = 90;

export const day = 86_400_000;

/** When the content of a paper is due for deletion; null while undecided or kept. */
export function deletionDate(kind: PaperKind, state: string, decidedAt: Date | null): Date | null {
  if (!decidedAt || (state !== 'approved' && state !== 'rejected')) return null;
  const days = paperRetentionDays[kind][state];
  return days === null ? null : new Date(decidedAt.getTime() + days * day);
}
