import { saysNewsToChamber } from './changes';
import type { ProductRow } from './lock-product';
import type { ProductFacts } from './product-facts';

type Standing = Pick<ProductRow, 'state' | 'submittedAt' | 'approvedVersion'>;

/**
 * Where goods stand with the chamber once they say `after`. A version that says nothing new to the chamber stands
 * approved with the one before it; one that does sends goods on sale back to a chamber that looks first (`isReviewed`).
 */
export function standingAfter(
  product: Standing & Pick<ProductRow, 'version'>,
  before: ProductFacts | null,
  after: ProductFacts,
  isReviewed: boolean,
): Standing {
  const { state, submittedAt, approvedVersion, version } = product;
  const saysNews = !before || saysNewsToChamber(before, after);
  if (!saysNews)
    return {
      state,
      submittedAt,
      approvedVersion: approvedVersion === version ? version + 1 : approvedVersion,
    };
  return state === 'published' && isReviewed
    ? { state: 'in-review', submittedAt: new Date(), approvedVersion }
    : { state, submittedAt, approvedVersion };
}
