import type { Product } from '@/catalogue/find-product';
import { altOf, type ProductPhoto } from '@/catalogue/photos/photo';
import type { Locale } from '@/i18n/locales';
import { ArtworkPlate } from '@/ui/artwork/artwork-plate';
import { Photo } from '@/ui/photo';
import { printing } from '@/ui/printing';

/** The photos of goods, the first one large, each leading to itself; the block print where there is none. */
export function PicturesOfGoods({
  locale,
  product,
  photos,
  label,
}: {
  readonly locale: Locale;
  readonly product: Product;
  readonly photos: readonly ProductPhoto[];
  readonly label: string;
}) {
  const [first, ...others] = photos;
  if (!first) return <ArtworkPlate name={product.artwork} category={product.category} label={label} />;
  if (printing().light) return <PhotosOnTap locale={locale} photos={photos} />;
  return (
    <div>
      <Photo locale={locale} photo={first} alt={altOf(first, locale)} size="detail" eager />
      {others.length > 0 && (
        <ul className="photos">
          {others.map((photo) => (
            <li key={photo.id}>
              <a href={`/photos/${photo.digest}/detail`}>
                <Photo locale={locale} photo={photo} alt={altOf(photo, locale)} size="thumb" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** On a page printed light: what is to be seen, in words, and what seeing it costs. */
function PhotosOnTap({
  locale,
  photos,
}: {
  readonly locale: Locale;
  readonly photos: readonly ProductPhoto[];
}) {
  return (
    <ul className="photos-on-tap">
      {photos.map((photo) => (
        <li key={photo.id}>
          <p>{altOf(photo, locale)}</p>
          <Photo locale={locale} photo={photo} alt={altOf(photo, locale)} size="detail" />
        </li>
      ))}
    </ul>
  );
}
