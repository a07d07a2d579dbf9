import type { RevocationReason } from '@/pki/revocation-reason';
import type { Transitions } from '@/trade/state-machine';
import type { certificates } from './schema';

export type MemberCertificate = typeof certificates.$inferSelect;
export type CertificateState = MemberCertificate['state'];

/** A superseded certificate can still turn out to have been stolen; a revoked one stays revoked. */
export const certificateTransitions: Transitions<CertificateState> = {
  active: ['suspended', 'revoked', 'superseded', 'expired'],
  suspended: ['active', 'revoked', 'superseded', 'expired'],
  superseded: ['revoked', 'expired'],
  revoked: [],
  expired: [],
};

/** Why a certificate may be revoked, and who may say so. The reasons of RFC 5280 that concern a person's certificate. */
export const revocationReasonsFor = {
  holder: ['keyCompromise', 'superseded', 'cessationOfOperation', 'unspecified'],
  chamber: [
    'keyCompromise',
    'affiliationChanged',
    'superseded',
    'cessationOfOperation',
    'privilegeWithdrawn',
    'unspecified',
  ],
} as const satisfies Record<string, readonly RevocationReason[]>;
export type MemberRevocationReason = (typeof revocationReasonsFor)['chamber'][number];

/** Days a member's certificate lasts. */
export const memberCertificateDays = 730;
