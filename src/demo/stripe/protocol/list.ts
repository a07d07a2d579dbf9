import type Stripe from 'stripe';
import { z } from 'zod';
import { type ApiProblem, invalidRequest } from './api-problem';
import { expand, integer, text } from './read-params';

/** The parameters every list endpoint takes. */
export const pageParams = {
  limit: integer.refine((limit) => limit >= 1 && limit <= 100, 'must be between 1 and 100').optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: z
    .union([
      integer,
      z.strictObject({
        gt: integer.optional(),
        gte: integer.optional(),
        lt: integer.optional(),
        lte: integer.optional(),
      }),
    ])
    .optional(),
  expand,
};

export type PageParams = z.infer<z.ZodObject<typeof pageParams>>;

/** One page, newest first, by cursor (docs.stripe.com/api/pagination). `oldestFirst` is the order of creation. */
export function pageOf<T extends { id: string; created: number }>(
  oldestFirst: readonly T[],
  params: PageParams,
  url: string,
): Stripe.ApiList<T> | ApiProblem {
  const all = oldestFirst.toReversed().filter((item) => isCreatedWithin(item.created, params.created));
  const limit = params.limit ?? 10;
  const cursor = params.starting_after ?? params.ending_before;
  const at = cursor === undefined ? -1 : all.findIndex((item) => item.id === cursor);
  if (cursor !== undefined && at < 0) {
    const param = params.starting_after ? 'starting_after' : 'ending_before';
    return invalidRequest(`No such object: '${cursor}'`, { code: 'resource_missing', param });
  }
  if (params.ending_before !== undefined) {
    const before = all.slice(0, at);
    return { object: 'list', url, has_more: before.length > limit, data: before.slice(-limit) };
  }
  const after = all.slice(at + 1);
  return { object: 'list', url, has_more: after.length > limit, data: after.slice(0, limit) };
}

function isCreatedWithin(created: number, range: PageParams['created']): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return created === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
