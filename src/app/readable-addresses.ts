import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const cell = globalThis as unknown as { tradesealReadsAddresses?: true };

/**
 * At start, once a process: an address that Next.js cannot decode (`/fr/%ff`) is a failure of ours to it, answered 500.
 * It names nothing, which is what our own pages say of any other such address, in the language that it begins with.
 */
export function readAddresses(): void {
  if (cell.tradesealReadsAddresses) return;
  cell.tradesealReadsAddresses = true;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.includes('%')) request.url = readableAddress(request.url);
  });
}

/** An address in which what stands for no character is U+FFFD, as decoders of text have it; others stay as they are. */
export function readableAddress(address: string): string {
  return address.replace(/(?:%[\da-f]{2})+|%/gi, (escaped) => (isText(escaped) ? escaped : '%EF%BF%BD'));
}

function isText(escaped: string): boolean {
  try {
    decodeURIComponent(escaped);
    return true;
  } catch {
    return false;
  }
}
