import type { ReactNode } from 'react';

/** The head of a page: where we are, what this is, and what it is about. */
export function PageHeader({
  eyebrow,
  title,
  lead,
  children,
}: {
  readonly eyebrow?: ReactNode;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** the page's actions */
  readonly children?: ReactNode;
}) {
  return (
    <header className="page-header">
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      <h1 dir="auto">{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children && <div className="actions">{children}</div>}
    </header>
  );
}
