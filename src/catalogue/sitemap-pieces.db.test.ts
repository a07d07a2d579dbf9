import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPortal } from '@/members/testing/a-member';
import { findPagesOfPiece, findPieces, type PieceKind, pagesInPiece } from './sitemap-pieces';

let portalId: string;
const sellers = 2 * pagesInPiece + 1;
const makers = 4 * pagesInPiece;

/** A market with more sellers and makers than one piece has room for, beside another that has some too. */
beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    ({ id: portalId } = await aPortal(tx));
    const { id } = await anOrganisation(tx, { portalId, slug: 'first' });
    await anOrganisation(tx, { portalId, state: 'suspended' });
    await anOrganisation(tx, { portalId, sells: false });
    await anOrganisation(tx, { portalId: (await aPortal(tx)).id });
    await tx.execute(sql`
      insert into organisations (id, portal_id, slug, legal_name, kind, country, organisation_identifier, address, sells, buys)
      select gen_random_uuid(), portal_id, 's-' || n, 'S ' || n, kind, country, 'NTRCM-' || n, address, true, false
      from organisations, generate_series(2, ${sellers}) n where id = ${id}`);
    await tx.execute(sql`
      insert into producers (id, organisation_id, slug, name, place, is_woman, story)
      select gen_random_uuid(), ${id}, 'm-' || n, 'M ' || n, 'Douala', true, '{}' from generate_series(1, ${makers}) n`);
  });
});
afterAll(closeTestDatabase);

const read = <T>(ask: (tx: Parameters<typeof findPieces>[0]) => Promise<T>) =>
  inTransaction({ kind: 'public' }, ask);

async function pagesIn(kind: PieceKind) {
  const pieces = (await read((tx) => findPieces(tx, portalId))).filter((piece) => piece.kind === kind);
  return await Promise.all(pieces.map((piece) => read((tx) => findPagesOfPiece(tx, portalId, piece))));
}

describe('the pieces of a market’s sitemap', () => {
  it('are as many as its sellers need: each seller stands in one of them', async () => {
    const pieces = await pagesIn('sellers');
    expect(pieces.map(({ length }) => length)).toEqual([pagesInPiece, pagesInPiece, 1]);
    expect(new Set(pieces.flat().map(({ slug }) => slug)).size).toBe(sellers);
  });

  it('are as many as its makers need, and none is begun that nothing stands in', async () => {
    const pieces = await pagesIn('makers');
    expect(pieces.map(({ length }) => length)).toEqual(Array(4).fill(pagesInPiece));
    expect(new Set(pieces.flat().map(({ slug }) => slug)).size).toBe(makers);
    expect(await pagesIn('goods')).toEqual([]);
  });

  it('leave out whoever sells nothing there or was suspended', async () => {
    await database().execute(sql`update organisations set state = 'suspended' where slug = 's-2'`);
    const slugs = (await pagesIn('sellers')).flat().map(({ slug }) => slug);
    expect(slugs).toHaveLength(sellers - 1);
    expect(slugs).not.toContain('s-2');
    await database().execute(sql`update organisations set state = 'suspended' where slug = 'first'`);
    expect(await pagesIn('makers')).toEqual([]);
  });
});
