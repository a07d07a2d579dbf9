import type { TimestampReport } from '@/pki/report';

const day = 86_400_000;

/** A document time-stamp is renewed after a year, so that no algorithm has to last longer than it is watched. */
export const renewAfter = 365 * day;
/** It is renewed this long before its authority's certificate ends: time for several failing nights. */
export const renewBefore = 180 * day;

/**
 * Is the newest document time-stamp of a file to be covered by another: it is a year old, or its authority's
 * certificate ends within half a year and the authority working now outlasts it. A file without any is due at once.
 */
export function isRenewalDue(
  newest: TimestampReport | undefined,
  authorityNotAfter: Date,
  now: Date,
): boolean {
  if (!newest?.time || !newest.authorityNotAfter) return true;
  const end = new Date(newest.authorityNotAfter);
  const isOld = new Date(newest.time).getTime() + renewAfter <= now.getTime();
  const isEnding = end.getTime() - renewBefore <= now.getTime();
  return isOld || (isEnding && end < authorityNotAfter);
}
