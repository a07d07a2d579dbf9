/**
 * Where to go on after signing in: a path of this site that was asked for, else the fallback. Never another site:
 * browsers read "//host", "/\host" and a tab within as one.
 */
export function returnPath(asked: string | string[] | undefined, fallback: string): string {
  if (typeof asked !== 'string' || asked.length > 500) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
  if (!/^\/[^/\\]/.test(asked) || /[\\\u0000-\u001f]/.test(asked)) return fallback;
  return asked;
}
