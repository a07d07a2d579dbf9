import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type Money, money } from '@/trade/money';
import { altOf, type ProductPhoto } from './photos/photo';
import { shownFirst } from './text-shown';

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

/** A card as PostgreSQL writes it in JSON. */
export interface CardFacts extends Omit<ProductCard, 'photo' | 'publishedAt'> {
  readonly photo: (Omit<NonNullable<ProductCard['photo']>, 'alt'> & Pick<ProductPhoto, 'altTexts'>) | null;
  /** ISO 8601 */
  readonly publishedAt: string | null;
}

const textOfReader = shownFirst(
  { locale: sql`t.locale`, translation: sql`t.translation` },
  sql`reader.locale`,
);

/**
 * The cards of the goods whose ids stand in a query's `page`, as one JSON array in no order, so that a list and its cards
 * come by one message. Text, price and photo are joined laterally: no query a product.
 */
export function cardsOfPage({ locale, currency }: CardReader): SQL {
  return sql`(select coalesce(json_agg(json_build_object(
      'id', p.id, 'portalSlug', market.slug, 'slug', p.slug, 'name', text.name, 'nameLocale', text.locale,
      'category', p.category, 'artwork', p.artwork, 'unit', p.unit, 'minimumThousandths', p.minimum_thousandths,
      'incoterm', p.incoterm, 'incotermPlace', p.incoterm_place, 'leadTimeDays', p.lead_time_days,
      'originCountry', p.origin_country, 'originRegion', p.origin_region, 'publishedAt', p.published_at,
      'price', json_build_object('currency', price.currency, 'minor', price.unit_minor),
      'seller', json_build_object('slug', seller.slug, 'name', seller.legal_name),
      'maker', case when maker.id is not null then json_build_object('slug', maker.slug, 'name', maker.name) end,
      'photo', photo.facts)), '[]')
    from (values (${locale}::text, ${currency}::text)) reader (locale, currency)
    cross join page
    join products p on p.id = page.id
    join portals market on market.id = p.portal_id
    join organisations seller on seller.id = p.organisation_id
    left join producers maker on maker.id = p.producer_id
    cross join lateral (
      select t.name, t.locale from product_texts t where t.product_id = p.id
      order by ${textOfReader} limit 1) text
    cross join lateral (
      select t.currency, t.unit_minor from price_tiers t where t.product_id = p.id
      order by t.currency = reader.currency desc, t.currency, t.from_thousandths limit 1) price
    left join lateral (
      select json_build_object('digest', f.digest, 'width', f.width, 'height', f.height, 'thumbBytes', f.thumb_bytes,
        'detailBytes', f.detail_bytes, 'placeholder', f.placeholder, 'altTexts', f.alt_texts) as facts
      from product_photos f where f.product_id = p.id order by f.position, f.id limit 1) photo on true)`;
}

/** The cards of these goods, in their order; goods that are not to be seen are left out. */
export async function readCards(tx: Tx, reader: CardReader, ids: readonly string[]): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<{ cards: readonly CardFacts[] }>(
    sql`with page as (select unnest(${sql.param(ids)}::uuid[]) as id) select ${cardsOfPage(reader)} as cards`,
  );
  return cardsIn(ids, rows[0]?.cards ?? []);
}

/** Cards from what PostgreSQL wrote, in the order of these ids. */
export function cardsIn(ids: readonly string[], written: readonly CardFacts[]): ProductCard[] {
  const cards = new Map(written.map((facts) => [facts.id, facts]));
  return ids.flatMap((id) => {
    const facts = cards.get(id);
    return facts ? [cardOf(facts)] : [];
  });
}

function cardOf(facts: CardFacts): ProductCard {
  const { photo, publishedAt, nameLocale, price } = facts;
  return {
    ...facts,
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    photo: photo && pictureOf(photo, nameLocale),
    price: money(price.currency, price.minor),
  };
}

function pictureOf({ altTexts, ...photo }: NonNullable<CardFacts['photo']>, locale: string) {
  return { ...photo, alt: altOf({ altTexts }, locale) };
}
