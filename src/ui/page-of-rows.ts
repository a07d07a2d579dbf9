/**
 * What a page shows of rows of which one more was asked for than it shows, and the last it shows, from which the next goes
 * on; null where there is no more.
 */
export function pageOfRows<Row>(
  asked: readonly Row[],
  length: number,
): { readonly rows: readonly Row[]; readonly last: Row | null } {
  const rows = asked.slice(0, length);
  return { rows, last: asked.length > length ? (rows.at(-1) ?? null) : null };
}
