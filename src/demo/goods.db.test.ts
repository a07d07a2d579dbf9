import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProducts } from '@/catalogue/find-products';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPortal } from '@/members/testing/a-member';
import { artworkNames } from '@/ui/artwork/artwork';
import { goods, loadGoods } from './goods';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

it('fills a market once: twelve goods, each with its drawing, in the order they should be seen', async () => {
  const [portalId, first, second] = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const cooperative = await anOrganisation(tx, { portalId: portal.id });
    const growers = await anOrganisation(tx, { portalId: portal.id });
    const input = {
      portalId: portal.id,
      organisationIds: { cooperative: cooperative.id, secondSeller: growers.id },
    };
    return [portal.id, await loadGoods(tx, input), await loadGoods(tx, input)] as const;
  });
  expect(first).toEqual({ products: 12, makers: 7 });
  expect(second).toEqual({ products: 0, makers: 0 });
  const page = await inTransaction({ kind: 'public' }, (tx) =>
    findProducts(tx, { portalId, locale: 'fr', currency: 'EUR' }),
  );
  expect(page.products.map((product) => product.name)).toEqual(goods.map((entry) => entry.fr?.[0]));
  expect(page.products.every((product) => artworkNames.includes(product.artwork))).toBe(true);
});
