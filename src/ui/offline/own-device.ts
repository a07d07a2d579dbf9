import { storedKeys } from '../keys/key-store';

/** The shelves of the service worker (worker.js): public pages, their files, and a member's own pages. */
export const shelves = { seen: 'seen', files: 'files', mine: 'mine' } as const;

/** A device is its member's own when it keeps their key; at a telecentre it does not, and then nothing else is kept. */
export async function isOwnDevice(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  return (await storedKeys()).length > 0;
}

/** The member's own pages kept here; null where they did not ask for it. */
export async function minePages(): Promise<number | null> {
  if (!(await caches.has(shelves.mine))) return null;
  const shelf = await caches.open(shelves.mine);
  return (await shelf.keys()).length;
}

/** Asks the worker, once it is there, to fetch these pages and keep them. */
export async function keepPages(paths: readonly string[]): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: paths });
}

/** Takes worker and copies away: the key that made this device its member's own is gone. */
export async function forgetDevice(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
  for (const name of Object.values(shelves)) await caches.delete(name);
}
