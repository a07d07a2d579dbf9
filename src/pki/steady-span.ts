import { certificateIn } from './certificate';
import type { Certificate } from './certificate-structure';
import { FRESH_WITHOUT_NEXT_UPDATE } from './check-ocsp';
import type { ReadMaterial } from './read-material';

/** Milliseconds, both inclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * The times around `time` for which every comparison of a validation comes out the same: those between two neighbouring
 * instants that the material names. Some comparisons drop fractions of a second, so the second after an instant
 * belongs to no span; a time in it has one of its own.
 */
export function spanAround(time: Date, instants: readonly number[]): Span {
  const now = time.getTime();
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const instant of instants) {
    if (instant > now) until = Math.min(until, instant - 1);
    else from = Math.max(from, instant + 1000);
  }
  return from > now ? { from: now, until: now } : { from, until };
}

/** Every instant that a validation may compare a time with, or null when a certificate in an answer cannot be read. */
export function instantsOf(
  read: ReadMaterial,
  revocationFreshness: number,
  revocationsMet: readonly Date[],
): number[] | null {
  const instants = revocationsMet.map((time) => time.getTime());
  const addUpdate = (thisUpdate: Date, nextUpdate: number) =>
    instants.push(thisUpdate.getTime(), thisUpdate.getTime() + revocationFreshness, nextUpdate);
  const addCertificate = ({ notBefore, notAfter }: Certificate) =>
    instants.push(notBefore.getTime(), notAfter.getTime());
  addCertificate(read.leaf);
  read.anchors.forEach(addCertificate);
  read.intermediates.forEach(addCertificate);
  for (const { thisUpdate, nextUpdate } of read.crls) addUpdate(thisUpdate, nextUpdate.getTime());
  for (const { producedAt, responses, certificates } of read.ocspResponses) {
    instants.push(producedAt.getTime());
    for (const { thisUpdate, nextUpdate } of responses)
      addUpdate(thisUpdate, nextUpdate?.getTime() ?? thisUpdate.getTime() + FRESH_WITHOUT_NEXT_UPDATE);
    for (const der of certificates) {
      const responder = certificateIn(der);
      if (!responder) return null;
      addCertificate(responder);
    }
  }
  return instants;
}
