import type { ReactNode } from 'react';
import { Rosette, type SealState } from './rosette';

/** What stands beside a rosette. `reason` says why a seal is broken or what it waits for. */
export interface SealFacts {
  readonly fingerprint: string;
  readonly state: SealState;
  readonly person: string;
  readonly organisation?: string | null;
  readonly chamber?: string | null;
  /** already written out: "3 Dec 2026, 14:05 UTC" */
  readonly when?: string | null;
  readonly reason?: string | null;
}

/** A person's seal: the rosette of their certificate and the words that carry its meaning. */
export function Seal({ facts, children }: { readonly facts: SealFacts; readonly children?: ReactNode }) {
  const lines = [facts.organisation, facts.chamber].filter(Boolean);
  return (
    <figure className="seal">
      <Rosette fingerprint={facts.fingerprint} state={facts.state} />
      <figcaption>
        <strong dir="auto">{facts.person}</strong>
        {lines.length > 0 && <span dir="auto">{lines.join(' · ')}</span>}
        {facts.when && <div className="quiet fine">{facts.when}</div>}
        {facts.reason && (
          <div className={facts.state === 'broken' ? 'status-stopped' : 'quiet'}>{facts.reason}</div>
        )}
        {children}
      </figcaption>
    </figure>
  );
}
