import { and, asc, desc, eq, gte, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { productImportFaults, productImports } from '../schema';

export type GoodsImport = typeof productImports.$inferSelect;
export type KeptFault = typeof productImportFaults.$inferSelect;

/** A seller's files of goods, newest first, without those given up. */
export async function findImports(tx: Tx, organisationId: string, most = 20): Promise<GoodsImport[]> {
  return await tx
    .select()
    .from(productImports)
    .where(and(eq(productImports.organisationId, organisationId), ne(productImports.state, 'withdrawn')))
    .orderBy(desc(productImports.createdAt))
    .limit(most);
}

export async function findImport(tx: Tx, importId: string): Promise<GoodsImport | null> {
  const [row] = await tx.select().from(productImports).where(eq(productImports.id, importId));
  return row ?? null;
}

/** What is wrong with a file, in the order of its lines, from a position on. */
export async function findImportFaults(
  tx: Tx,
  importId: string,
  from: number,
  most: number,
): Promise<KeptFault[]> {
  return await tx
    .select()
    .from(productImportFaults)
    .where(and(eq(productImportFaults.importId, importId), gte(productImportFaults.position, from)))
    .orderBy(asc(productImportFaults.position))
    .limit(most);
}
