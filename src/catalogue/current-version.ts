import { and, eq } from 'drizzle-orm';
import { products, productVersions } from './schema';

/** For a join: the version that a product is in. */
export function isCurrentVersion() {
  return and(eq(productVersions.productId, products.id), eq(productVersions.version, products.version));
}
