import type { AuthorityShown } from './schema';

/** On whose word somebody signs, and whether that takes a second signatory. */
export interface SignedUnder {
  /** null for the organisation's principal */
  readonly mandateId: string | null;
  readonly needsSecond: boolean;
  /** what the other party is shown of it */
  readonly shown: AuthorityShown;
}

/** The organisation's principal, who needs no mandate and nobody beside. */
export const asPrincipal: SignedUnder = { mandateId: null, needsSecond: false, shown: { as: 'principal' } };
