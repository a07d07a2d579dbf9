import { type Money, shareOf, subtractMoney } from '@/trade/money';
import { chamberFeePayable, escrow, platformFeeIncome, sellerPayable } from '../account';
import { type JournalEntry, postedEntry } from '../journal-entry';

/** A portal's fees in basis points of what is released: 400 is 4 %. */
export interface FeePolicy {
  readonly platformFeeBasisPoints: number;
  readonly chamberFeeBasisPoints: number;
}

export interface Shares {
  readonly seller: Money;
  readonly platform: Money;
  readonly chamber: Money;
}

/** Who gets what of a released amount. Fees are rounded half to even and the seller has the rest, so nothing is lost. */
export function sharesOf(amount: Money, policy: FeePolicy): Shares {
  if (policy.platformFeeBasisPoints + policy.chamberFeeBasisPoints > 10_000) {
    throw new RangeError('fees exceed the amount they are taken from');
  }
  const platform = shareOf(amount, policy.platformFeeBasisPoints);
  const chamber = shareOf(amount, policy.chamberFeeBasisPoints);
  return { platform, chamber, seller: subtractMoney(subtractMoney(amount, platform), chamber) };
}

export interface Release {
  /** Names this release: the order's id when it is released at once, the resolution's where a dispute split it. */
  readonly releaseId: string;
  readonly orderId: string;
  readonly portalId: string;
  readonly sellerOrganisationId: string;
  readonly amount: Money;
  readonly policy: FeePolicy;
  readonly at: Date;
}

/** Delivery is confirmed: escrow is owed to the seller, less the platform's and the chamber's fee. */
export function releaseEntry(release: Release): JournalEntry {
  const { amount, orderId, portalId } = release;
  const { currency } = amount;
  const shares = sharesOf(amount, release.policy);
  return postedEntry({
    kind: 'release',
    portalId,
    subject: { type: 'order', id: orderId },
    idempotencyKey: `release:${release.releaseId}`,
    effectiveAt: release.at,
    postings: [
      { account: escrow(currency, orderId, portalId), minor: amount.minor },
      {
        account: sellerPayable(currency, release.sellerOrganisationId, portalId),
        minor: -shares.seller.minor,
      },
      { account: platformFeeIncome(currency, portalId), minor: -shares.platform.minor },
      { account: chamberFeePayable(currency, portalId), minor: -shares.chamber.minor },
    ],
  });
}
