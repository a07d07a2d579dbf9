import { z } from 'zod';

/** What a logo may weigh on a page. */
export const heaviestLogo = 4_000;

/** A logo whose sizes lie in the file storage, as a market place remembers it. */
export const portalLogo = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** octets, as pages are sent it */
  bytes: z.int().min(1).max(heaviestLogo),
  /** as papers and mails carry it */
  jpeg: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
});
export type PortalLogo = z.output<typeof portalLogo>;
