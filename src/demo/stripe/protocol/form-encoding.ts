/** What a form-encoded body holds once its brackets are read: a[b][0][c]=x is { a: { b: [{ c: 'x' }] } }. */
export type FormValue = string | FormValue[] | FormObject;
export interface FormObject {
  [name: string]: FormValue;
}

const mostPairs = 1_000;
const deepest = 10;

/**
 * Reads application/x-www-form-urlencoded with Stripe's bracket notation; `a[]=x&a[]=y` and `a[0]=x&a[1]=y` are lists.
 * Null when it is malformed, deeper than 10 brackets, longer than 1,000 pairs, or names one thing in two ways.
 */
export function parseForm(text: string): FormObject | null {
  const root: Branch = new Map();
  const pairs = text === '' ? [] : text.split('&');
  if (pairs.length > mostPairs) return null;
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    const path = name === null ? null : splitName(name);
    if (path === null || value === null || !put(root, path, value)) return null;
  }
  return asObject(root);
}

type Branch = Map<string, Branch | string>;

function splitPair(pair: string): [string | null, string | null] {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return [decode(name), decode(value)];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function splitName(name: string): string[] | null {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) return null;
  const brackets = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((bracket) => bracket[1] ?? '');
  const path = [match[1], ...brackets];
  return path.length <= deepest ? path : null;
}

function put(branch: Branch, path: readonly string[], value: string): boolean {
  const [first, ...rest] = path;
  const key = first === '' || first === undefined ? String(branch.size) : first;
  if (rest.length === 0) {
    if (branch.has(key)) return false;
    branch.set(key, value);
    return true;
  }
  const below = branch.get(key) ?? new Map<string, Branch | string>();
  if (typeof below === 'string') return false;
  branch.set(key, below);
  return put(below, rest, value);
}

function asObject(branch: Branch): FormObject {
  const object: FormObject = Object.create(null);
  for (const [key, value] of branch) object[key] = asValue(value);
  return object;
}

function asValue(value: Branch | string): FormValue {
  if (typeof value === 'string') return value;
  const isList = [...value.keys()].every((key, index) => key === String(index));
  return isList ? [...value.values()].map(asValue) : asObject(value);
}
