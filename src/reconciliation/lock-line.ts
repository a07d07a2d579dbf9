import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { lockBooks } from './lock-books';
import { statementLines, statements } from './schema';
import type { Statement, StatementLine } from './statement-line';

/** Reads a line with its statement and keeps others from explaining it, or any other, until the transaction ends. */
export async function lockLine(
  tx: Tx,
  lineId: string,
): Promise<{ line: StatementLine; statement: Statement } | null> {
  await lockBooks(tx);
  const [line] = await tx.select().from(statementLines).where(eq(statementLines.id, lineId)).for('update');
  if (!line) return null;
  const [statement] = await tx.select().from(statements).where(eq(statements.id, line.statementId));
  return statement ? { line, statement } : null;
}
