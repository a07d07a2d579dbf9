/** One way in which something to be signed departs from its profile. */
export interface LintFinding {
  readonly rule: string;
  readonly detail?: string;
}
