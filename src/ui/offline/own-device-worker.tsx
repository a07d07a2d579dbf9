'use client';

import { useEffect } from 'react';
import { forgetDevice, isOwnDevice, keepPages } from './own-device';
import { forgetTyped, settleTyped } from './typed-store';

/** Starts the service worker where the device keeps its member's key, and clears away when that is over. Shows nothing. */
export function OwnDeviceWorker({ keep }: { readonly keep: readonly string[] }) {
  useEffect(() => {
    start(keep);
    settleTyped();
    document.addEventListener('submit', forgetOnSignOut);
    return () => document.removeEventListener('submit', forgetOnSignOut);
  }, [keep]);
  return null;
}

async function start(keep: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.getRegistration('/');
  if (!(await isOwnDevice())) {
    if (registered) await forgetDevice();
    return;
  }
  await navigator.serviceWorker.register('/worker.js', { scope: '/' });
  await keepPages(keep);
}

function forgetOnSignOut({ target }: Event): void {
  if (target instanceof HTMLFormElement && new URL(target.action).pathname === '/api/sign-out') forgetTyped();
}
