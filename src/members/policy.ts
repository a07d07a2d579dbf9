import type { Actor } from './actor';
import type { Role } from './schema';

/** Everything anybody may be allowed to do, and the roles that may. What is not listed is denied. */
const allowed = {
  'draft-order': ['buyer', 'owner'],
  'place-order': ['buyer', 'owner'],
  'cancel-order': ['buyer', 'owner'],
  'pay-order': ['buyer', 'owner'],
  'confirm-delivery': ['buyer', 'owner'],
  'accept-order': ['seller', 'owner'],
  'decline-order': ['seller', 'owner'],
  'report-shipment': ['seller', 'owner'],
  'edit-product': ['seller', 'owner'],
  'sign-document': ['buyer', 'seller', 'owner', 'approver', 'registrar', 'registrar-approver'],
  'register-member': ['registrar', 'registrar-approver', 'operator'],
  'invite-person': ['registrar', 'registrar-approver', 'operator'],
  'see-certificates': ['registrar', 'registrar-approver', 'operator'],
  'revoke-certificate': ['registrar', 'registrar-approver', 'operator'],
  'grant-mandate': ['owner'],
  'endorse-mandate': ['registrar', 'registrar-approver'],
  'see-ledger': ['finance'],
  'import-statement': ['finance'],
  'match-line': ['finance'],
  'write-off': ['finance'],
  'send-payout': ['finance'],
  'refund-payment': ['finance'],
  'see-audit-log': ['operator'],
  'open-portal': ['operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

/** May this person do that, by role? Whose object it is, is asked of the object (and again by row-level security). */
export function may(actor: Actor, action: Action): boolean {
  const roles: readonly Role[] = allowed[action];
  return actor.roles.some((role) => roles.includes(role));
}
