import { storedKeys } from '../keys/key-store';

/**
 * Whose page this is, as its shell says (`data-member`). What is kept here of a person is kept under this name, so that it
 * is nobody else's: neither what they read and typed nor that they wished it kept.
 */
export function personHere(): string {
  return document.querySelector<HTMLElement>('[data-member]')?.dataset.member ?? '';
}

/** The shelf of the service worker (worker.js) with the pages of whoever is here. It exists where they asked for it. */
export function mineHere(): string {
  return `mine ${personHere()}`;
}

/** A device is its member's own when it keeps their key; at a telecentre it does not, and then nothing else is kept. */
export async function isOwnDevice(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  return (await storedKeys()).length > 0;
}

/** The member's own pages kept here; null where they did not ask for it. */
export async function minePages(): Promise<number | null> {
  if (!(await caches.has(mineHere()))) return null;
  const shelf = await caches.open(mineHere());
  return (await shelf.keys()).length;
}

/** Asks the worker, once it is there, to have these pages readable: it fetches those it has no new copy of. */
export async function keepPages(paths: readonly string[]): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: paths });
}

/** Takes worker and copies away: the key that made this device its member's own is gone. */
export async function forgetDevice(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
