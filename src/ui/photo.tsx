/** A photo as a page knows it; the seller's words for it are given apart, in the reader's language. */
export interface PhotoFacts {
  readonly digest: string;
  /** of the large size, in pixels */
  readonly width: number;
  readonly height: number;
  /** a blurred sight of it, WebP in base64 */
  readonly placeholder: string;
}

/**
 * A photograph of goods in AVIF, or WebP where that is not read, at the size shown and with its room kept free. What
 * is blurred beneath it stands in the page itself; no script is needed. Only the one that a page opens with is `eager`.
 */
export function Photo({
  photo,
  alt,
  size,
  eager = false,
}: {
  readonly photo: PhotoFacts;
  readonly alt: string;
  readonly size: 'thumb' | 'detail';
  readonly eager?: boolean;
}) {
  const address = `/photos/${photo.digest}/${size}`;
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
