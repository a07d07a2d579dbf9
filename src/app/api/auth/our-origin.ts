import { config } from '@/config';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Is the browser on this site, and not on one that resembles it? On a development machine any loopback name will do. */
export function isOurOrigin(origin: string, baseUrl = config().baseUrl): boolean {
  const own = new URL(baseUrl);
  if (origin === own.origin) return true;
  if (!loopback.has(own.hostname) || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return other.origin === origin && loopback.has(other.hostname) && other.port === own.port;
}
