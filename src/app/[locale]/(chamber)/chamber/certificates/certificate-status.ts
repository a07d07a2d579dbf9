import type { CertificateState } from '@/certificates/certificate';
import type { CertificateSummary } from '@/certificates/find-certificates';
import type { StatusShape } from '@/ui/status-word';

/** The state as of now: the books call a certificate expired only after the night's work. */
export function stateNow({ state, notAfter }: CertificateSummary, now = new Date()): CertificateState {
  return state === 'active' && notAfter < now ? 'expired' : state;
}

export const shapeOfState: Readonly<Record<CertificateState, StatusShape>> = {
  active: 'done',
  suspended: 'attention',
  revoked: 'stopped',
  expired: 'neutral',
  superseded: 'neutral',
};
