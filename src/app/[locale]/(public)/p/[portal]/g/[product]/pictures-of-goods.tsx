import type { Product } from '@/catalogue/find-product';
import { altOf, type ProductPhoto } from '@/catalogue/photos/photo';
import type { Locale } from '@/i18n/locales';
import { ArtworkPlate } from '@/ui/artwork/artwork-plate';
import { Photo } from '@/ui/photo';

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
  return (
    <div>
      <Photo photo={first} alt={altOf(first, locale)} size="detail" eager />
      {others.length > 0 && (
        <ul className="photos">
          {others.map((photo) => (
            <li key={photo.id}>
              <a href={`/photos/${photo.digest}/detail`}>
                <Photo photo={photo} alt={altOf(photo, locale)} size="thumb" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
