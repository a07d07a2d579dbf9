import { randomBytes } from 'node:crypto';
import { softwareKeyStore } from './software-key-store';
import { keyStoreContract } from './testing/key-store.contract';

const first = { id: 'kek-1', key: new Uint8Array(randomBytes(32)) };
const second = { id: 'kek-2', key: new Uint8Array(randomBytes(32)) };

keyStoreContract('software', () => ({
  store: softwareKeyStore({ current: first, previous: new Map() }),
  rotated: softwareKeyStore({ current: second, previous: new Map([[first.id, first.key]]) }),
  without: softwareKeyStore({ current: second, previous: new Map() }),
}));
