import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, producers } from '@/members/schema';
import { portals } from '@/portals/schema';
import { type Money, money } from '@/trade/money';
import { altOf, type ProductPhoto } from './photos/photo';
import { priceTiers, productPhotos, products } from './schema';
import { textShown } from './text-shown';

/** Goods as they stand in a list: a name, the five facts, who sells and who made them. */
export interface ProductCard {
  readonly id: string;
  /** the market they are sold in */
  readonly portalSlug: string;
  readonly slug: string;
  readonly name: string;
  /** the language the name is in, which is not always the reader's */
  readonly nameLocale: string;
  readonly category: string;
  readonly artwork: string;
  /** the first photograph, and what is to be seen on it; null where the drawing stands */
  readonly photo:
    | (Pick<ProductPhoto, 'digest' | 'width' | 'height' | 'thumbBytes' | 'detailBytes' | 'placeholder'> & {
        alt: string;
      })
    | null;
  /** list price per unit, at the minimum order */
  readonly price: Money;
  readonly unit: string;
  readonly minimumThousandths: number;
  readonly incoterm: string;
  readonly incotermPlace: string;
  readonly leadTimeDays: number;
  readonly originCountry: string;
  readonly originRegion: string | null;
  readonly seller: { readonly slug: string; readonly name: string };
  readonly maker: { readonly slug: string; readonly name: string } | null;
  readonly publishedAt: Date | null;
}

export interface CardReader {
  /** the reader's language; a product without it is shown in its original one */
  readonly locale: string;
  /** the wished currency; a product without a price in it is shown in one it has */
  readonly currency: string;
}

/** One query for a whole list: text, price and photo come by lateral joins, not by a query per product. */
export function selectCards(tx: Tx, { locale, currency }: CardReader) {
  const text = textShown(tx, locale);
  const price = tx
    .select({ currency: priceTiers.currency, unitMinor: priceTiers.unitMinor })
    .from(priceTiers)
    .where(eq(priceTiers.productId, products.id))
    .orderBy(
      sql`${priceTiers.currency} = ${currency} desc, ${priceTiers.currency}, ${priceTiers.fromThousandths}`,
    )
    .limit(1)
    .as('price');
  const photo = tx
    .select({
      digest: productPhotos.digest,
      width: productPhotos.width,
      height: productPhotos.height,
      thumbBytes: productPhotos.thumbBytes,
      detailBytes: productPhotos.detailBytes,
      placeholder: productPhotos.placeholder,
      altTexts: productPhotos.altTexts,
    })
    .from(productPhotos)
    .where(eq(productPhotos.productId, products.id))
    .orderBy(productPhotos.position, productPhotos.id)
    .limit(1)
    .as('photo');
  return tx
    .select({
      id: products.id,
      portalSlug: portals.slug,
      slug: products.slug,
      category: products.category,
      artwork: products.artwork,
      unit: products.unit,
      minimumThousandths: products.minimumThousandths,
      incoterm: products.incoterm,
      incotermPlace: products.incotermPlace,
      leadTimeDays: products.leadTimeDays,
      originCountry: products.originCountry,
      originRegion: products.originRegion,
      publishedAt: products.publishedAt,
      name: text.name,
      nameLocale: text.nameLocale,
      currency: price.currency,
      unitMinor: price.unitMinor,
      sellerSlug: organisations.slug,
      sellerName: organisations.legalName,
      makerSlug: producers.slug,
      makerName: producers.name,
      photo: {
        digest: photo.digest,
        width: photo.width,
        height: photo.height,
        thumbBytes: photo.thumbBytes,
        detailBytes: photo.detailBytes,
        placeholder: photo.placeholder,
        altTexts: photo.altTexts,
      },
    })
    .from(products)
    .innerJoin(portals, eq(portals.id, products.portalId))
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .innerJoinLateral(text, sql`true`)
    .innerJoinLateral(price, sql`true`)
    .leftJoinLateral(photo, sql`true`)
    .$dynamic();
}

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

export function cardOf(row: CardRow): ProductCard {
  const { currency, unitMinor, sellerSlug, sellerName, makerSlug, makerName, photo, ...facts } = row;
  return {
    ...facts,
    photo: photo && pictureOf(photo, row.nameLocale),
    price: money(currency, unitMinor),
    seller: { slug: sellerSlug, name: sellerName },
    maker: makerSlug && makerName ? { slug: makerSlug, name: makerName } : null,
  };
}

function pictureOf({ altTexts, ...photo }: NonNullable<CardRow['photo']>, locale: string) {
  return { ...photo, alt: altOf({ altTexts }, locale) };
}
