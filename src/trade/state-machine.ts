/** States and the states each may move to; a state with no successors is final. */
export type Transitions<State extends string> = { readonly [S in State]: readonly State[] };

/** May an object in state `from` move to state `to`? */
export function canMove<State extends string>(table: Transitions<State>, from: State, to: State): boolean {
  return table[from].includes(to);
}

/** The states nothing leaves. */
export function finalStates<State extends string>(table: Transitions<State>): State[] {
  return (Object.keys(table) as State[]).filter((state) => table[state].length === 0);
}

/** The machine as a Mermaid state diagram, for docs/. */
export function drawStates<State extends string>(table: Transitions<State>, initial: State): string {
  const name = (state: string) => state.replaceAll('-', '_');
  const arrows = (Object.entries(table) as [State, readonly State[]][]).flatMap(([from, successors]) =>
    successors.length
      ? successors.map((to) => `  ${name(from)} --> ${name(to)}`)
      : [`  ${name(from)} --> [*]`],
  );
  return ['stateDiagram-v2', `  [*] --> ${name(initial)}`, ...arrows].join('\n');
}
