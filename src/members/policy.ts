import type { Actor } from './actor';
import type { Role } from './schema';

/** How far a role reaches: only its own organisation's or portal's things, or any. */
type Reach = 'own-organisation' | 'own-portal' | 'anywhere';

interface Rule {
  readonly roles: readonly Role[];
  readonly reach: Reach;
}

const buyers: Rule = { roles: ['buyer', 'owner'], reach: 'own-organisation' };
const sellers: Rule = { roles: ['seller', 'owner'], reach: 'own-organisation' };
const chamber: Rule = { roles: ['registrar', 'registrar-approver'], reach: 'own-portal' };
const finance: Rule = { roles: ['finance'], reach: 'anywhere' };
const operator: Rule = { roles: ['operator'], reach: 'anywhere' };

/** Everything anybody may be allowed to do. What is not listed is denied. */
const allowed = {
  'draft-order': [buyers],
  'place-order': [buyers],
  'approve-order': [{ roles: ['approver', 'owner'], reach: 'own-organisation' }],
  'cancel-order': [buyers],
  'pay-order': [buyers],
  'confirm-delivery': [buyers],
  'save-search': [buyers],
  'accept-order': [sellers],
  'decline-order': [sellers],
  'end-unpaid-order': [sellers],
  'report-shipment': [sellers],
  'request-origin-certificate': [sellers],
  'edit-product': [sellers],
  'sign-document': [
    { roles: ['buyer', 'seller', 'owner', 'approver'], reach: 'own-organisation' },
    { roles: ['registrar', 'registrar-approver'], reach: 'own-portal' },
  ],
  'edit-synonyms': [chamber],
  'review-application': [chamber],
  'approve-application': [chamber],
  'review-product': [chamber],
  'register-member': [chamber, operator],
  'change-trading': [chamber],
  'invite-person': [chamber, operator],
  'see-certificates': [chamber, operator],
  'see-figures': [chamber],
  'revoke-certificate': [chamber, operator],
  'settle-lost-key': [chamber],
  'certify-origin': [chamber],
  'grant-mandate': [{ roles: ['owner'], reach: 'own-organisation' }],
  'revoke-mandate': [{ roles: ['owner'], reach: 'own-organisation' }, chamber],
  'endorse-mandate': [chamber],
  'see-ledger': [finance],
  'import-statement': [finance],
  'match-line': [finance],
  'write-off': [finance],
  'send-payout': [finance],
  'refund-payment': [finance],
  'see-audit-log': [operator],
  'open-portal': [operator],
  'edit-portal': [operator],
  'link-portals': [operator],
  'see-jobs': [operator],
  'retry-job': [operator],
} as const satisfies Record<string, readonly Rule[]>;

export type Action = keyof typeof allowed;
export const actions = Object.keys(allowed) as Action[];

/** Whose thing is acted upon; what is left out is not asked about here (row-level security still asks). */
export interface Subject {
  readonly portalId?: string | null;
  readonly organisationId?: string | null;
}

/**
 * May this person do that, by role, and to that subject? Denies by default: an action that is not listed, a role
 * that is not named, another portal's or organisation's subject.
 */
export function may(actor: Actor, action: Action, subject?: Subject): boolean {
  const rules: readonly Rule[] = Object.hasOwn(allowed, action) ? allowed[action] : [];
  return rules.some((rule) => holdsRole(actor, rule) && (!subject || reaches(actor, rule.reach, subject)));
}

function holdsRole(actor: Actor, rule: Rule): boolean {
  return actor.roles.some((role) => rule.roles.includes(role));
}

function reaches(actor: Actor, reach: Reach, subject: Subject): boolean {
  if (reach === 'anywhere') return true;
  if (reach === 'own-portal') return isOwn(actor.portalId, subject.portalId);
  return isOwn(actor.organisationId, subject.organisationId);
}

function isOwn(own: string | null, other: string | null | undefined): boolean {
  return own !== null && own === other;
}
