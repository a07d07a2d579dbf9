import type { CreditorReference } from '@/trade/creditor-reference';
import { sameMoney } from '@/trade/money';
import type { EscrowAccount, EscrowPosition, Movement } from '../escrow-account';

type Position = { -readonly [Key in keyof EscrowPosition]: EscrowPosition[Key] } & { movements: Movement[] };

/** An escrow account that keeps its books in memory, for tests; `credit` is what reconciliation does. */
export function inMemoryEscrow(
  now: () => Date,
): EscrowAccount & { credit(reference: string, minor: number): void } {
  const positions = new Map<string, Position>();

  return {
    async expect(expectation) {
      const before = positions.get(expectation.reference);
      if (before) return before.paymentId === expectation.paymentId ? 'expected' : 'reference-in-use';
      const received = { currency: expectation.amount.currency, minor: 0 };
      positions.set(expectation.reference, {
        ...expectation,
        received,
        receivedAt: null,
        closed: false,
        movements: [],
      });
      return 'expected';
    },
    find: async (reference) => structuredClone(positions.get(reference) ?? null),
    async move(movement) {
      const position = found(movement.reference);
      const before = position.movements.find(
        ({ key, kind }) => key === movement.key && kind === movement.kind,
      );
      if (before) return sameMoney(before.amount, movement.amount) ? 'moved' : 'key-reused';
      if (movement.amount.minor > availableFor(movement.kind, position)) return 'not-enough';
      position.movements.push({ ...movement, movedAt: now() });
      return 'moved';
    },
    async close(reference) {
      found(reference).closed = true;
    },
    credit(reference, minor) {
      const position = found(reference as CreditorReference);
      position.received = { ...position.received, minor: position.received.minor + minor };
      position.receivedAt = now();
    },
  };

  function found(reference: CreditorReference): Position {
    const position = positions.get(reference);
    if (!position) throw new Error(`nothing is expected under ${reference}`);
    return position;
  }
}

/** A capture takes everything at once; after it only refunds are left, and they come out of what was captured. */
function availableFor(kind: Movement['kind'], { received, movements }: Position): number {
  const sum = (of: Movement['kind']) =>
    movements
      .filter((movement) => movement.kind === of)
      .reduce((total, { amount }) => total + amount.minor, 0);
  if (kind === 'refund') return sum('capture') - sum('refund');
  return sum('capture') > 0 ? 0 : received.minor - sum('return');
}
