import { and, eq } from 'drizzle-orm';
import { priceTiers, products } from '../../src/catalogue/schema';
import { inTransaction } from '../../src/db/transaction';

const changes = 20;

/** Goods of the demo's market, and their page; its prices are in euros. */
const slug = 'raffia-basket-with-lid';
export const goodsPath = `/en/p/wouri/g/${slug}`;

/**
 * Changes a price twenty times, at every moment of a second, and asks each address for the page of the goods without a
 * pause. Milliseconds from the commit to the last asking that was still answered with another price, the longest for each.
 */
export async function slowestPriceChange(
  origins: readonly string[],
): Promise<readonly { readonly origin: string; readonly ms: number }[]> {
  const slowest = origins.map((origin) => ({ origin, ms: 0 }));
  for (let change = 0; change < changes; change += 1) {
    const visitors = origins.map((origin) => visitor(`${origin}${goodsPath}`));
    await pause(300 + 50 * change);
    // odd enough to stand nowhere else on the page: €61.37
    const minor = 6_000 + 7 * change + 3;
    await setPrice(minor);
    const committed = performance.now();
    await pause(2_500);
    for (const [at, end] of visitors.entries()) {
      const last = slowest[at];
      if (last) last.ms = Math.max(last.ms, (await end((minor / 100).toFixed(2))) - committed);
    }
  }
  return slowest;
}

async function setPrice(unitMinor: number): Promise<void> {
  await inTransaction({ kind: 'system' }, async (tx) => {
    const [goods] = await tx.select({ id: products.id }).from(products).where(eq(products.slug, slug));
    if (!goods) throw new Error(`the demo has no ${slug}`);
    const tiers = and(eq(priceTiers.productId, goods.id), eq(priceTiers.currency, 'EUR'));
    await tx.update(priceTiers).set({ unitMinor }).where(tiers);
  });
}

/** Somebody who asks for a page again and again; the returned function tells when was last asked what was answered without `price`. */
function visitor(url: string): (price: string) => Promise<number> {
  const answers: { readonly at: number; readonly html: string }[] = [];
  let isHere = true;
  const visiting = (async () => {
    while (isHere) {
      const at = performance.now();
      answers.push({ at, html: await (await fetch(url)).text() });
      await pause(10);
    }
  })();
  return async (price) => {
    isHere = false;
    await visiting;
    const old = answers.filter(({ html }) => !html.includes(price));
    if (old.length === answers.length) throw new Error(`${url} never showed ${price}`);
    return old.at(-1)?.at ?? 0;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
