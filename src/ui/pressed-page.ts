import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { formatKilobytes } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { weightToCome } from './colophon';
import { packed } from './packed';

/** A page as it leaves the house, its weight printed in its own foot. */
export interface PressedPage {
  /** in gzip */
  readonly body: Uint8Array;
  /** SHA-256 of the markup, base64url, 22 characters: the entity tag */
  readonly digest: string;
}

/**
 * Presses finished markup (UTF-8). The same markup is weighed and packed only once: what is kept depends on nothing but the
 * bytes themselves, so nothing kept here can be out of date. The weight is that of the gzip form, which every browser
 * takes, and of what comes `alongside` (octets) without being asked for. Of a page that says something about somebody nothing is kept, not even here.
 */
export function press(
  markup: Buffer,
  {
    locale,
    keep,
    alongside,
  }: { readonly locale: Locale; readonly keep: boolean; readonly alongside: number },
): PressedPage {
  const digest = digestOf(markup, alongside);
  const weighed = () =>
    markup.toString().replace(weightToCome, formatKilobytes(locale, gzipSync(markup).length + alongside));
  return { digest, body: keep ? packed(digest, weighed) : gzipSync(weighed()) };
}

/** Of all that the pressed page depends on. */
function digestOf(markup: Buffer, alongside: number): string {
  return createHash('sha256').update(markup).update(String(alongside)).digest('base64url').slice(0, 22);
}
