import type { ReactNode } from 'react';

/** Something the reader must know before going on: what happened, what was kept, what to do. */
export function Notice({
  tone = 'attention',
  title,
  takesFocus = false,
  children,
}: {
  readonly tone?: 'attention' | 'stopped' | 'done';
  readonly title?: string;
  /** the page opens at it, without script: what is there from the beginning is no news to a screen reader */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div
      className={`notice notice-${tone}`}
      role={tone === 'stopped' ? 'alert' : 'status'}
      tabIndex={takesFocus ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: only where a form comes back and its problems are what the page is about
      autoFocus={takesFocus}
    >
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
