import type { documentKinds } from './document-kinds';

/** What a person may sign for an organisation: granted by its principal, endorsed by the chamber. */
export interface Mandate {
  readonly id: string;
  readonly documentKinds: readonly DocumentKind[];
  readonly currency: string;
  readonly maximumMinor: number;
  /** Above this amount a second signatory must sign too; null when one is always enough. */
  readonly secondSignatoryAboveMinor: number | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly endorsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type DocumentKind = (typeof documentKinds)[number];
export type MandateState = 'awaiting-endorsement' | 'not-yet-valid' | 'in-force' | 'expired' | 'revoked';

/** The state at an instant; both ends of the validity are included, as in a certificate's. */
export function mandateState(mandate: Mandate, at: Date): MandateState {
  if (mandate.revokedAt && mandate.revokedAt <= at) return 'revoked';
  if (at > mandate.validUntil) return 'expired';
  if (!mandate.endorsedAt || mandate.endorsedAt > at) return 'awaiting-endorsement';
  if (at < mandate.validFrom) return 'not-yet-valid';
  return 'in-force';
}
