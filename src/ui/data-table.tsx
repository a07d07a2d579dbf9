import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** figures stand at the end of their column, aligned at the decimal */
  readonly align?: 'end';
}

/** Rows as a table, or as cards on a narrow screen. The first column names the row. */
export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  caption,
  hideCaption = false,
}: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly caption: string;
  readonly hideCaption?: boolean;
}) {
  return (
    <table className="table table-cards">
      <caption className={hideCaption ? 'visually-hidden' : 'serif'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, header, align }) => (
            <th key={key} scope="col" className={align}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, header, align, cell }, position) =>
              position === 0 ? (
                <th key={key} scope="row" className={align}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} data-label={header} className={align}>
                  <div>{cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
