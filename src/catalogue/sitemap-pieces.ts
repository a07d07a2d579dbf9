import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/** What a market has too many pages of for one file. */
export const pieceKinds = ['goods', 'sellers', 'makers'] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** Pages of a market from the one with the id `from` on; new ones come behind, since ids follow time. */
export interface Piece {
  readonly kind: PieceKind;
  readonly from: string;
}

/** Pages in one piece: five languages of each stay far below the 50,000 addresses and 50 MB a piece may have. */
export const pagesInPiece = 2_000;

/** All pieces of a market, however many it needs. */
export async function findPieces(tx: Tx, portalId: string): Promise<Piece[]> {
  const numbered = pieceKinds.map(
    (kind) => sql`
      select ${kind}::text as kind, id, row_number() over (order by id) as at from (${pagesOf[kind](portalId)}) pages`,
  );
  const { rows } = await tx.execute<Piece & Record<string, unknown>>(sql`
    select kind, id as "from" from (${sql.join(numbered, sql` union all `)}) numbered
    where (at - 1) % ${pagesInPiece} = 0 order by kind, id`);
  return rows;
}

/** The pages of one piece, and when each last changed where that is known. */
export async function findPagesOfPiece(
  tx: Tx,
  portalId: string,
  { kind, from }: Piece,
): Promise<{ readonly slug: string; readonly changed: Date | null }[]> {
  const { rows } = await tx.execute<{ slug: string; changed: number | null }>(sql`
    select slug, (extract(epoch from changed) * 1000)::float8 as changed
    from (${pagesOf[kind](portalId)}) pages where id >= ${from} order by id limit ${pagesInPiece}`);
  return rows.map(({ slug, changed }) => ({ slug, changed: changed === null ? null : new Date(changed) }));
}

const pagesOf: Readonly<Record<PieceKind, (portalId: string) => SQL>> = {
  goods: (portalId) => sql`
    select id, slug, updated_at as changed from products where portal_id = ${portalId} and state = 'published'`,
  sellers: (portalId) => sql`
    select id, slug, null::timestamptz as changed from organisations
    where portal_id = ${portalId} and sells and state = 'active'`,
  makers: (portalId) => sql`
    select m.id, m.slug, null::timestamptz as changed
    from producers m join organisations o on o.id = m.organisation_id
    where o.portal_id = ${portalId} and o.sells and o.state = 'active'`,
};
