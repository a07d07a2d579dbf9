import fc from 'fast-check';
import { expect, it } from 'vitest';
import { money } from '@/trade/money';
import { anAuthorisation, mustBeDone, type ProviderWorld } from '../provider.contract';

type Step =
  | { readonly do: 'pay' | 'void' | 'look' | 'fail' }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'capture' | 'refund'; readonly minor: number; readonly key: string };

const held = 100_000;
const amounts = fc.constantFrom(1, 40_000, 40_000, 60_000, held, held + 1);
const keys = fc.constantFrom('a', 'b');
const later = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('pay', 'void', 'look', 'fail') }),
    fc.record({ do: fc.constant('wait'), hours: fc.constantFrom(1, 25, 25, 200) }),
    fc.record({ do: fc.constantFrom('capture', 'refund', 'refund'), minor: amounts, key: keys }),
  ),
  { minLength: 4, maxLength: 16 },
);
/** Most sequences begin with money held or taken; else they would seldom get there. */
const beginnings = fc.constantFrom<Step[]>(
  [],
  [{ do: 'pay' }],
  [{ do: 'pay' }, { do: 'capture', minor: held, key: 'a' }],
);
const steps = fc.tuple(beginnings, later).map(([first, rest]) => [...first, ...rest] as Step[]);

/** A world whose provider can be made to fail at the next request, before or after it did its work. */
export interface FailingWorld extends ProviderWorld {
  failNext(): void;
}

/**
 * Whatever is asked in whatever order, with answers lost in between: the provider's own books never show more captured
 * than held, more refunded than captured or than its keys allow once each, or anything captured after a hold was let
 * go. fast-check prints its seed.
 */
export function describeSequences(
  name: string,
  makeWorld: () => Promise<FailingWorld & { close(): Promise<void> }>,
): void {
  it(`${name}: no sequence of requests moves money twice`, { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const world = await makeWorld();
        try {
          await follow(world, sequence);
        } finally {
          await world.close();
        }
      }),
      { numRuns: 100 },
    );
  });
}

async function follow(world: FailingWorld, sequence: readonly Step[]): Promise<void> {
  const { reference } = mustBeDone(await world.provider.authorise(anAuthorisation()));
  let before = { captured: 0, refunded: 0 };
  let letGo = false;
  const askedBack = new Map<string, number>();
  for (const step of sequence) {
    if (step.do === 'refund') {
      askedBack.set(step.key, Math.max(step.minor, askedBack.get(step.key) ?? 0));
    }
    const released = await take(world, reference, step);
    const after = await world.moved(reference);
    expect(after.captured).toBeLessThanOrEqual(held);
    expect(after.refunded).toBeLessThanOrEqual(after.captured);
    expect(after.refunded).toBeGreaterThanOrEqual(before.refunded);
    expect(after.refunded).toBeLessThanOrEqual(
      [...askedBack.values()].reduce((sum, minor) => sum + minor, 0),
    );
    if (before.captured > 0 || letGo) expect(after.captured).toBe(before.captured);
    before = after;
    letGo ||= released;
  }
}

/** True when the hold is known to be let go. */
async function take({ provider, ...world }: FailingWorld, reference: string, step: Step): Promise<boolean> {
  switch (step.do) {
    case 'pay':
      await world.payerPays(reference);
      return false;
    case 'fail':
      world.failNext();
      return false;
    case 'wait':
      await world.advance(step.hours);
      return false;
    case 'look':
      await provider.findAuthorisation(reference);
      return false;
    case 'void':
      return (await provider.void({ reference, key: 'void' })).outcome === 'done';
    default: {
      const request = { reference, amount: money('EUR', step.minor), key: `${step.do}-${step.key}` };
      await provider[step.do](request);
      return false;
    }
  }
}
