/** Shared by the form in the browser and its reading on the server; imports nothing, so that the browser loads little. */
/** A product as the form holds it: every field a text, as typed. */
export type ProductValues = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

/** One of several, as a select shows it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type ChoiceName =
  | 'category'
  | 'artwork'
  | 'unit'
  | 'incoterm'
  | 'producer'
  | 'season'
  | 'originCountry'
  | 'sampleCurrency'
  | 'translation';
