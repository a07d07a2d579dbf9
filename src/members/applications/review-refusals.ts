import type { MoveRefusal } from './move-application';

/** Why a registrar's step was declined; explained in `applications.refusal`. */
export type ReviewRefusal = 'not-allowed' | 'application-unknown' | MoveRefusal;
