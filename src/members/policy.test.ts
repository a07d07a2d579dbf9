import { describe, expect, it } from 'vitest';
import { type Action, actions, may } from './policy';
import { type Role, roles } from './schema';
import { anActor } from './testing/an-actor';

/** The whole policy once more, from the side of the roles: both tables must be changed to change who may do what. */
const expected: Record<Role, readonly Action[]> = {
  owner: [
    'draft-order',
    'place-order',
    'approve-order',
    'cancel-order',
    'pay-order',
    'confirm-delivery',
    'save-search',
    'accept-order',
    'decline-order',
    'end-unpaid-order',
    'report-shipment',
    'request-origin-certificate',
    'edit-product',
    'sign-document',
    'grant-mandate',
    'revoke-mandate',
  ],
  buyer: [
    'draft-order',
    'place-order',
    'cancel-order',
    'pay-order',
    'confirm-delivery',
    'save-search',
    'sign-document',
  ],
  seller: [
    'accept-order',
    'decline-order',
    'end-unpaid-order',
    'report-shipment',
    'request-origin-certificate',
    'edit-product',
    'sign-document',
  ],
  approver: ['approve-order', 'sign-document'],
  registrar: [
    'sign-document',
    'edit-synonyms',
    'review-application',
    'approve-application',
    'review-product',
    'register-member',
    'change-trading',
    'invite-person',
    'see-certificates',
    'see-figures',
    'revoke-certificate',
    'settle-lost-key',
    'certify-origin',
    'endorse-mandate',
    'revoke-mandate',
  ],
  'registrar-approver': [
    'sign-document',
    'edit-synonyms',
    'review-application',
    'approve-application',
    'review-product',
    'register-member',
    'change-trading',
    'invite-person',
    'see-certificates',
    'see-figures',
    'revoke-certificate',
    'settle-lost-key',
    'certify-origin',
    'endorse-mandate',
    'revoke-mandate',
  ],
  finance: ['see-ledger', 'import-statement', 'match-line', 'write-off', 'send-payout', 'refund-payment'],
  operator: [
    'register-member',
    'invite-person',
    'see-certificates',
    'revoke-certificate',
    'see-audit-log',
    'open-portal',
    'edit-portal',
    'link-portals',
    'see-jobs',
    'retry-job',
  ],
};

describe('policy', () => {
  for (const role of roles) {
    for (const action of actions) {
      const allowed = expected[role].includes(action);
      it(`${allowed ? 'lets' : 'does not let'} ${role} ${action}`, () => {
        expect(may(anActor([role]), action)).toBe(allowed);
      });
    }
  }

  it('denies everything to somebody without a role', () => {
    expect(actions.filter((action) => may(anActor([]), action))).toEqual([]);
  });

  it('denies an action that nobody listed, even one inherited from Object', () => {
    expect(may(anActor([...roles]), 'toString' as Action)).toBe(false);
    expect(may(anActor([...roles]), 'burn-the-books' as Action)).toBe(false);
  });

  it('adds up the roles of one person', () => {
    const trader = anActor(['buyer', 'seller']);
    expect(may(trader, 'place-order')).toBe(true);
    expect(may(trader, 'accept-order')).toBe(true);
  });

  describe('about a subject', () => {
    const seller = anActor(['seller']);

    it("denies a member another organisation's thing", () => {
      expect(may(seller, 'accept-order', { organisationId: 'organisation-1' })).toBe(true);
      expect(may(seller, 'accept-order', { organisationId: 'organisation-2' })).toBe(false);
    });

    it('denies a member a thing of no known organisation', () => {
      expect(may(seller, 'edit-product', { organisationId: null })).toBe(false);
      expect(may(seller, 'edit-product', {})).toBe(false);
    });

    it("denies a registrar another portal's member", () => {
      const registrar = anActor(['registrar'], { organisationId: null });
      expect(may(registrar, 'revoke-certificate', { portalId: 'portal-1' })).toBe(true);
      expect(may(registrar, 'revoke-certificate', { portalId: 'portal-2' })).toBe(false);
      expect(may(registrar, 'revoke-certificate', { portalId: null })).toBe(false);
    });

    it('lets the operator and finance work across portals', () => {
      const operator = anActor(['operator'], { portalId: null, organisationId: null });
      expect(may(operator, 'revoke-certificate', { portalId: 'portal-2' })).toBe(true);
      const clerk = anActor(['finance'], { portalId: null, organisationId: null });
      expect(may(clerk, 'refund-payment', { portalId: 'portal-2' })).toBe(true);
    });

    it('does not take two missing portals for the same portal', () => {
      const stray = anActor(['registrar'], { portalId: null });
      expect(may(stray, 'invite-person', { portalId: null })).toBe(false);
    });
  });
});
