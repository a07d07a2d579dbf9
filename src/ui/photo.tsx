import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { printing } from './printing';

/** A photo as a page knows it; the seller's words for it are given apart, in the reader's language. */
export interface PhotoFacts {
  readonly digest: string;
  /** of the large size, in pixels */
  readonly width: number;
  readonly height: number;
  /** what the heavier format of each size weighs; unknown for old photos */
  readonly thumbBytes?: number | null;
  readonly detailBytes?: number | null;
  /** a blurred sight of it, WebP in base64 */
  readonly placeholder: string;
}

/** What a size weighs at most, known or not (catalogue/photos/photo.ts holds every photo to it). */
const most = { thumb: 5_000, detail: 25_000 };

/**
 * A photograph of goods in AVIF, or WebP where that is not read, at the size shown and with its room kept free. What
 * is blurred beneath it stands in the page itself; no script is needed. Only the one that a page opens with is `eager`.
 * On a page printed light it is a link that says what the photograph would cost.
 */
export function Photo({
  locale,
  photo,
  alt,
  size,
  eager = false,
}: {
  readonly locale: Locale;
  readonly photo: PhotoFacts;
  readonly alt: string;
  readonly size: 'thumb' | 'detail';
  readonly eager?: boolean;
}) {
  const address = `/photos/${photo.digest}/${size}`;
  const bytes = (size === 'thumb' ? photo.thumbBytes : photo.detailBytes) ?? most[size];
  if (printing().light) return <PhotoOnTap locale={locale} address={address} alt={alt} bytes={bytes} />;
  printing().photographs.push(bytes);
  const room = size === 'thumb' ? { width: 320, height: 240 } : { width: photo.width, height: photo.height };
  return (
    <span className={`photo photo-${size}`}>
      <img {...room} src={`data:image/webp;base64,${photo.placeholder}`} alt="" aria-hidden="true" />
      <picture>
        <source type="image/avif" srcSet={`${address}.avif`} />
        <img
          {...room}
          src={`${address}.webp`}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : undefined}
          decoding="async"
        />
      </picture>
    </span>
  );
}

/** "Show photograph (14 KB)": it opens alone, in the format the browser reads best. */
function PhotoOnTap({
  locale,
  address,
  alt,
  bytes,
}: {
  readonly locale: Locale;
  readonly address: string;
  readonly alt: string;
  readonly bytes: number;
}) {
  const kilobytes = Math.ceil(bytes / 1024);
  return (
    <p className="photo-on-tap">
      <a href={address} aria-label={`${translator(locale, 'light')('show', { kilobytes })}: ${alt}`}>
        {translator(locale, 'light')('show', { kilobytes })}
      </a>
    </p>
  );
}
