import type { Simulator } from '../simulator';
import { type ApiProblem, invalidRequest } from './api-problem';

const deepest = 4;

/**
 * Replaces ids by what they name, as `expand[]=latest_charge.balance_transaction` asks; lists are entered by `data`.
 * Works on a copy: what is stored keeps its ids.
 */
export function expandPaths(sim: Simulator, answer: object, paths: readonly string[]): object | ApiProblem {
  const copy = structuredClone(answer) as Record<string, unknown>;
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > deepest || !expandAt(sim, copy, steps)) {
      return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
    }
  }
  return copy;
}

function expandAt(sim: Simulator, object: Record<string, unknown>, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  if (!Object.hasOwn(object, step)) return false;
  const value = object[step];
  if (Array.isArray(value)) return value.every((item) => expandAt(sim, item, rest));
  if (value === null) return true;
  const expanded = typeof value === 'string' ? lookUp(sim, value) : value;
  if (expanded === null || typeof expanded !== 'object') return false;
  const child = typeof value === 'string' ? structuredClone(expanded) : expanded;
  object[step] = child;
  return expandAt(sim, child as Record<string, unknown>, rest);
}

function lookUp({ state }: Simulator, id: string): object | null {
  const shelves = {
    pi: state.paymentIntents,
    ch: state.charges,
    re: state.refunds,
    txn: state.balanceTransactions,
    po: state.payouts,
  };
  const prefix = id.slice(0, id.indexOf('_'));
  const shelf: Record<string, object> | undefined = shelves[prefix as keyof typeof shelves];
  return shelf?.[id] ?? null;
}
