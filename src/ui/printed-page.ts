/** A page as it was printed: everything of the answer but the visitor. */
export interface PrintedPage {
  /** HTTP status */
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** in gzip */
  readonly body: Uint8Array;
  /** what it shows; a change of any of these puts it out of date */
  readonly tags: readonly string[];
}
