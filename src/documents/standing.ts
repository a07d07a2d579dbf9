import type { certificates } from '@/certificates/schema';
import { ok, type Result, refuse } from '@/trade/result';

export type StandingRefusal =
  | 'certificate-revoked'
  | 'certificate-suspended'
  | 'certificate-superseded'
  | 'certificate-expired'
  | 'certificate-not-yet-valid';

/** May a certificate sign now, by our own books? They are newer than any revocation list. */
export function standingOf(
  certificate: Pick<typeof certificates.$inferSelect, 'state' | 'notBefore' | 'notAfter'>,
  now: Date,
): Result<null, StandingRefusal> {
  if (certificate.state !== 'active') return refuse(`certificate-${certificate.state}`);
  if (now > certificate.notAfter) return refuse('certificate-expired');
  if (now < certificate.notBefore) return refuse('certificate-not-yet-valid');
  return ok(null);
}
