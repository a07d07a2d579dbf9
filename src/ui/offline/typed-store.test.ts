import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetTyped, keepTyped, settleTyped, typedBefore } from './typed-store';

/** What a browser keeps by name; its names are those of its own properties. */
class Kept implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  [name: string]: unknown;
  getItem(name: string) {
    return (this[name] as string | undefined) ?? null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    delete this[name];
  }
}

const typed = (note: string, sent = false) => ({ at: 0, fields: { note: [note] }, sent });

function signedIn(member: string): void {
  vi.stubGlobal('document', { querySelector: () => ({ dataset: { member } }) });
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Kept());
  vi.stubGlobal('sessionStorage', new Kept());
  vi.stubGlobal('window', { location: { href: 'https://tradeseal.example/en/orders' } });
  signedIn('ama');
});
afterEach(() => vi.unstubAllGlobals());

test('what one member typed is put back for them and for nobody else', () => {
  keepTyped(localStorage, '/buyer/orders/new', typed('25 kg'));
  expect(typedBefore('/buyer/orders/new')).toEqual(typed('25 kg'));
  signedIn('bea');
  expect(typedBefore('/buyer/orders/new')).toBeNull();
});

test('what others typed who were here before is forgotten with the first page of somebody else', () => {
  keepTyped(localStorage, '/buyer/orders/new', typed('25 kg'));
  localStorage.setItem('typed /buyer/orders/new', JSON.stringify(typed('by nobody knows whom')));
  signedIn('bea');
  keepTyped(sessionStorage, '/seller/products/1', typed('Mango'));
  settleTyped();
  expect([Object.keys(localStorage), Object.keys(sessionStorage)]).toEqual([
    [],
    ['typed bea /seller/products/1'],
  ]);
});

test('what was sent is forgotten on the next page, what was not is kept, and signing out forgets all', () => {
  keepTyped(sessionStorage, '/buyer/orders/new', typed('sent', true));
  keepTyped(sessionStorage, '/orders', typed('sent from here', true));
  keepTyped(sessionStorage, '/seller/products/1', typed('Mango'));
  settleTyped();
  expect(typedBefore('/buyer/orders/new')).toBeNull();
  expect(typedBefore('/orders')?.sent).toBe(true);
  forgetTyped('/orders');
  expect(typedBefore('/seller/products/1')).toEqual(typed('Mango'));
  forgetTyped();
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('where the browser has no room nothing is kept, and whoever types is not held up', () => {
  const full = Object.assign(new Kept(), {
    setItem: () => {
      throw new DOMException('no room', 'QuotaExceededError');
    },
  });
  expect(keepTyped(full as unknown as Storage, '/buyer/orders/new', typed('25 kg'))).toBe(false);
  expect(keepTyped(localStorage, '/buyer/orders/new', typed('25 kg'))).toBe(true);
});

test('what cannot be read is not put back, and goes', () => {
  localStorage.setItem('typed ama /buyer/orders/new', '{"at":0,"fiel');
  expect(typedBefore('/buyer/orders/new')).toBeNull();
  settleTyped();
  expect(Object.keys(localStorage)).toEqual([]);
});
