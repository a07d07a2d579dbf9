import { isOwnDevice, minePages, personHere } from './own-device';

/** What somebody typed into a form and has not sent: each field's values in the order they stand there. */
export interface Typed {
  readonly at: number;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** was handed to the server; over unless the same form comes back */
  readonly sent: boolean;
}

const prefix = 'typed ';

const nameOf = (form: string) => `${prefix}${personHere()} ${form}`;

/**
 * Where the member keeps orders readable without network, what is typed outlives the browser; on their own device
 * otherwise only the tab; on a computer that is not theirs it is not kept at all.
 */
export async function storeForTyped(): Promise<Storage | null> {
  if (!(await isOwnDevice())) return null;
  return (await minePages()) === null ? sessionStorage : localStorage;
}

/** False where the browser has no room for it, or lets nothing be kept. */
export function keepTyped(store: Storage, form: string, typed: Typed): boolean {
  try {
    store.setItem(nameOf(form), JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

export function typedBefore(form: string): Typed | null {
  for (const store of [localStorage, sessionStorage]) {
    const typed = read(store.getItem(nameOf(form)));
    if (typed) return typed;
  }
  return null;
}

/** Null for what is not there, or was not written by us. */
function read(text: string | null): Typed | null {
  try {
    return text ? (JSON.parse(text) as Typed) : null;
  } catch {
    return null;
  }
}

/** Forgets what the person here typed into this form; without one, whatever anybody typed. */
export function forgetTyped(form?: string): void {
  for (const store of [localStorage, sessionStorage])
    for (const key of Object.keys(store))
      if (form === undefined ? key.startsWith(prefix) : key === nameOf(form)) store.removeItem(key);
}

/** The name of the form of a page. Its address without what the server said about the last attempt. */
export function formOfPage({ pathname, searchParams }: URL): string {
  const product = searchParams.get('product');
  return pathname.slice('/en'.length) + (product ? ` ${product}` : '');
}

/** Forgets what was sent from another page than this, since it arrived, and what others typed who were here before. */
export function settleTyped(): void {
  const here = nameOf(formOfPage(new URL(window.location.href)));
  for (const store of [localStorage, sessionStorage])
    for (const [key, text] of Object.entries(store)) {
      if (!key.startsWith(prefix) || key === here) continue;
      if (!key.startsWith(nameOf('')) || read(text)?.sent !== false) store.removeItem(key);
    }
}
