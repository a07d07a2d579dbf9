import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProducts } from '@/catalogue/find-products';
import { products } from '@/catalogue/schema';
import { createRoot } from '@/certificates/create-root';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { locales } from '@/i18n/locales';
import { organisations } from '@/members/schema';
import { portals } from '@/portals/schema';
import { contrast } from '@/trade/contrast';
import { artworkNames } from '@/ui/artwork/artwork';
import { loadMarkets } from './load-markets';
import { markets } from './markets';

const folder = mkdtempSync(join(tmpdir(), 'tradeseal-markets-'));
beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const root = await createRoot(tx, null, { country: 'CH', organisation: 'Test', commonName: 'Root' });
    if (!root.ok) throw new Error(root.refusal.code);
    await loadMarkets(tx, { rootId: root.value.id, folder, passphrase: 'mangue-sechee-2026' });
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeTestDatabase();
});

describe.each(markets)('the market $portal.slug', ({ portal, organisations: members, goods, makers }) => {
  it('has goods on sale, named in every language it is read in, but those its chamber has yet to look at', async () => {
    for (const locale of portal.locales) {
      const page = await inTransaction({ kind: 'public' }, async (tx) => {
        const [row] = await tx.select().from(portals).where(eq(portals.slug, portal.slug));
        return findProducts(tx, { portalId: row!.id, locale, currency: 'EUR' });
      });
      const written = goods
        .filter(({ awaitsReview }) => !awaitsReview)
        .map((entry) => entry[locale as (typeof locales)[number]]?.[0]);
      expect(page.products.map(({ name }) => name)).toEqual(written);
    }
  });

  it('has at least three members, among them a cooperative or association of women', async () => {
    const rows = await inTransaction({ kind: 'system' }, (tx) =>
      tx
        .select({ womenLed: organisations.womenLed, kind: organisations.kind })
        .from(organisations)
        .innerJoin(portals, eq(portals.id, organisations.portalId))
        .where(eq(portals.slug, portal.slug)),
    );
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.some(({ womenLed, kind }) => womenLed && kind !== 'company')).toBe(true);
    expect(members).toHaveLength(rows.length);
  });

  it('names only makers and sellers it has', () => {
    const sellers = members.filter(({ sells }) => sells).map(({ slug }) => slug);
    for (const { seller, maker } of goods) {
      expect(sellers).toContain(seller);
      if (maker) expect(makers.map(({ slug }) => slug)).toContain(maker);
    }
  });

  it('has a drawing of each of its goods', () => {
    for (const { artwork } of goods) expect(artworkNames).toContain(artwork);
  });

  it('is printed in an accent that reads on both papers', () => {
    expect(contrast(portal.accent, '#FBF8F3')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(portal.accentNight, '#12161f')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the chamber of Cabo', () => {
  it('has one product to look at, and no other chamber has any', async () => {
    const waiting = await inTransaction({ kind: 'system' }, (tx) =>
      tx
        .select({ market: portals.slug, reviews: portals.reviewsProducts, submittedAt: products.submittedAt })
        .from(products)
        .innerJoin(portals, eq(portals.id, products.portalId))
        .where(eq(products.state, 'in-review')),
    );
    expect(waiting).toEqual([{ market: 'cabo', reviews: true, submittedAt: expect.any(Date) }]);
  });

  it('is not asked again for what is on sale', async () => {
    const shown = await inTransaction({ kind: 'system' }, (tx) =>
      tx
        .select({ approved: products.approvedVersion, version: products.version })
        .from(products)
        .innerJoin(portals, eq(portals.id, products.portalId))
        .where(and(eq(portals.slug, 'cabo'), eq(products.state, 'published'))),
    );
    expect(shown).toHaveLength(2);
    for (const { approved, version } of shown) expect(approved).toBe(version);
  });
});
