import type { Transitions } from '@/trade/state-machine';
import type { productStates } from './schema';

export type ProductState = (typeof productStates)[number];

/** Goods on offer: written, looked at where the chamber asks for it, shown, resting, put away for good. */
export const productTransitions: Transitions<ProductState> = {
  draft: ['in-review', 'published', 'archived'],
  'in-review': ['published', 'draft', 'archived'],
  published: ['paused', 'in-review', 'archived'],
  paused: ['published', 'in-review', 'archived'],
  archived: [],
};
