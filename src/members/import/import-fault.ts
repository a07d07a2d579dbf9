/** Something wrong at one place of a list; explained in the namespace `member-import`, under `fault`. */
export interface ImportFault {
  /** counted from 1 as a text editor counts; null when it is the file as a whole */
  readonly line: number | null;
  /** the heading as the file writes it */
  readonly column: string | null;
  readonly code: ImportFaultCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export const importFaultCodes = [
  'nothing-listed',
  'too-many-rows',
  'quotes-broken',
  'column-missing',
  'column-unknown',
  'column-twice',
  'too-many-cells',
  'cell-missing',
  'cell-too-long',
  'cell-formula',
  'cell-hidden',
  'cell-garbled',
  'cell-malformed',
  'kind-unknown',
  'country-unknown',
  'identifier-malformed',
  'email-malformed',
  'language-unknown',
  'role-unknown',
  'not-a-count',
  'yes-or-no',
  'latin-letters',
  'sells-or-buys',
  'listed-twice',
  'identifier-known',
  'tax-id-known',
  'email-known',
  'country-sanctioned',
  'name-sanctioned',
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];
