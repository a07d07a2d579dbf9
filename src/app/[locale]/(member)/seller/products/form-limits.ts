/** Shared by the form in the browser and its reading on the server; imports nothing, so that the browser loads little. */
/** A product as the form holds it: every field a text, as typed. */
export type ProductValues = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

/** The longest text of a field. */
export const textLimit = 4000;
