import type { MoneyTrail, TrailStep } from '@/reconciliation/money-trail';

/** One row of the drawing: two ribbons, as wide as the money is much. */
export interface TrailSlice {
  readonly step: TrailStep;
  /** Where the money is: with the payer's bank, the provider, our bank. */
  readonly money: Ribbon;
  /** Whose it is: the order's escrow, then the seller's. */
  readonly owed: Ribbon;
  readonly isDone: boolean;
}

export interface Ribbon {
  readonly from: number;
  readonly to: number;
  /** What leaves the ribbon here: fees, shares. */
  readonly branches: readonly number[];
}

/** Width of the order's whole total. */
const whole = 40;

/** The drawing of a trail, row by row: what flows in at the top of each row and out at its foot. */
export function trailSlices(trail: MoneyTrail): readonly TrailSlice[] {
  const width = (minor: number) =>
    minor === 0 ? 0 : Math.max(1.5, (Math.abs(minor) / trail.total.minor) * whole);
  let [money, owed] = [0, 0];
  return trail.steps.map((step) => {
    const before = { money, owed };
    const branches = { money: [] as number[], owed: [] as number[] };
    const amount = step.amount?.minor ?? 0;
    switch (step.kind) {
      case 'authorisation':
        money = money || amount;
        break;
      case 'bank-credit':
        // a provider's payout brings many orders' money: the ribbon is this order's
        money = money || amount;
        break;
      case 'capture':
        money = money || amount;
        owed = amount;
        break;
      case 'provider-fee':
        money += amount;
        branches.money.push(width(amount));
        break;
      case 'refund':
        money += amount;
        owed += amount;
        branches.money.push(width(amount));
        break;
      case 'release': {
        const seller = step.parts.find((part) => part.name === 'seller')?.amount.minor ?? owed;
        branches.owed.push(
          ...step.parts.filter((part) => part.name !== 'seller').map((part) => width(part.amount.minor)),
        );
        owed = seller;
        break;
      }
      case 'bank-debit':
        money -= owed;
        owed = 0;
        break;
      case 'provider-payout':
      case 'payout':
        break;
    }
    return {
      step,
      money: {
        from: width(before.money),
        to: width(Math.max(0, money)),
        branches: branches.money.filter(Boolean),
      },
      owed: {
        from: width(before.owed),
        to: width(Math.max(0, owed)),
        branches: branches.owed.filter(Boolean),
      },
      isDone: step.state === 'done',
    };
  });
}
