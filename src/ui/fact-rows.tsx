import type { ReactNode } from 'react';

export type Fact = readonly [label: ReactNode, value: ReactNode];

/** Facts under their names, in the order they are given. */
export function FactRows({
  facts,
  inColumns = false,
}: {
  readonly facts: readonly Fact[];
  readonly inColumns?: boolean;
}) {
  return (
    <dl className={inColumns ? 'facts facts-columns' : 'facts'}>
      {facts.map(([label, value], position) => (
        <div key={position}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
