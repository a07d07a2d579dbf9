/** An expected failure: a stable code that a screen explains in the reader's language, and facts it may show. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** What a use case returns. Exceptions are bugs; everything a person can cause is a refusal. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

/** The use case did its work. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The use case declined, and says why. */
export function refuse<Code extends string>(
  code: Code,
  detail?: Record<string, string | number>,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: detail ? { code, detail } : { code } };
}
