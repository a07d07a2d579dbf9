/** Shared by the form in the browser and its reading on the server; imports nothing, so that the browser loads little. */
/** A product as the form holds it: every field a text, as typed. */
export type ProductValues = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

/** Rows of the price table: the first is the price at the minimum order. */
export const tierRows = [1, 2, 3] as const;

/** The longest text of a field. */
export const textLimit = 4000;
