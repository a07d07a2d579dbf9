import type { ReactNode } from 'react';

/** Under a list that goes on: the way to what comes next. */
export function MoreLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <p className="more">
      <a href={href} rel="next">
        {children}
      </a>
    </p>
  );
}
