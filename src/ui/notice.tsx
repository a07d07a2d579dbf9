import type { ReactNode } from 'react';

/** Something the reader must know before going on: what happened, what was kept, what to do. */
export function Notice({
  tone = 'attention',
  title,
  children,
}: {
  readonly tone?: 'attention' | 'stopped' | 'done';
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'stopped' ? 'alert' : 'status'}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
