import type { PrintedPage } from '@/ui/printed-page';
import { type Shelf, shelf } from './shelf';

/** Printed pages by address. */
export type PageShelf = Shelf<PrintedPage>;

/** `room` in octets. What was not found, or failed, is not kept. */
export function pageShelf({ room, seconds }: { readonly room: number; readonly seconds: number }): PageShelf {
  return shelf({
    room,
    seconds,
    weigh: ({ body }) => body.length,
    isWorthKeeping: ({ status }) => status === 200,
  });
}
