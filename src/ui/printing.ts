/** What the page that is being printed is like, and which photographs it shows so far. */
export interface Printing {
  readonly light: boolean;
  /** octets of each photograph shown, at most */
  readonly photographs: number[];
}

let current: Printing | null = null;

/** The printing under way. Away from documents (member pages) nothing is light, and nothing is remembered. */
export function printing(): Printing {
  return current ?? { light: false, photographs: [] };
}

/** Prints a document. Printing is synchronous, so what a component asks of `printing()` is never another page's. */
export function printed<T>(light: boolean, print: () => T): T {
  const before = current;
  current = { light, photographs: [] };
  try {
    return print();
  } finally {
    current = before;
  }
}
