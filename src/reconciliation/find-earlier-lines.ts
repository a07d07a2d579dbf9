import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { EarlierLine } from './rules/duplicate';
import { statementLines, statements } from './schema';
import type { Statement, StatementLine } from './statement-line';

/** The stored lines of the same accounts that carry a bank reference or a UETR of these lines, and are not among them. */
export async function findEarlierLines(
  tx: Tx,
  rows: readonly { readonly line: StatementLine; readonly statement: Statement }[],
): Promise<readonly EarlierLine[]> {
  const own = new Set(rows.map(({ line }) => line.id));
  const references = rows.map(({ line }) => line.servicerReference).filter((reference) => reference !== null);
  const uetrs = rows.map(({ line }) => line.uetr).filter((uetr) => uetr !== null);
  if (references.length === 0 && uetrs.length === 0) return [];
  const found = await tx
    .select({
      id: statementLines.id,
      amountMinor: statementLines.amountMinor,
      bookingDate: statementLines.bookingDate,
      servicerReference: statementLines.servicerReference,
      uetr: statementLines.uetr,
    })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .where(
      and(
        inArray(statements.account, [...new Set(rows.map(({ statement }) => statement.account))]),
        or(
          references.length > 0
            ? and(
                isNotNull(statementLines.servicerReference),
                inArray(statementLines.servicerReference, references),
              )
            : undefined,
          uetrs.length > 0 ? inArray(statementLines.uetr, uetrs) : undefined,
        ),
      ),
    );
  return found.filter((line) => !own.has(line.id));
}
