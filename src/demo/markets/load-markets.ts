import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Locale } from '@/i18n/locales';
import { organisations } from '@/members/schema';
import { setPortalLink } from '@/portals/portal-links';
import { portals } from '@/portals/schema';
import { certifyChamber } from '../certify-chamber';
import { enrolPerson } from '../enrol-person';
import { enterPerson } from '../enter-person';
import { loadGoods } from '../goods';
import type { DemoMarket, MarketPerson } from './demo-market';
import { linkedMarkets, markets } from './markets';

export interface LoadedPerson {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly market: string;
}

/**
 * Opens the markets beside Wouri: chamber and authority, members, makers, goods, and one or two people with a key
 * file each. Runs in the system's scope, within the transaction that loads the whole demo.
 */
export async function loadMarkets(
  tx: Tx,
  input: { readonly rootId: string; readonly folder: string; readonly passphrase: string },
): Promise<LoadedPerson[]> {
  const loaded: LoadedPerson[] = [];
  for (const market of markets) loaded.push(...(await loadMarket(tx, market, input)));
  await linkMarkets(tx);
  return loaded;
}

async function loadMarket(
  tx: Tx,
  market: DemoMarket,
  { rootId, folder, passphrase }: { rootId: string; folder: string; passphrase: string },
): Promise<LoadedPerson[]> {
  const [portal] = await tx
    .insert(portals)
    .values({ ...market.portal, isDemo: true })
    .returning();
  const portalId = portal!.id;
  const chamberName =
    market.portal.chamberName.fr ?? market.portal.chamberName.es ?? market.portal.chamberName.en!;
  await certifyChamber(tx, { rootId, portalId, country: market.portal.country, name: chamberName });
  const rows = await tx
    .insert(organisations)
    .values(market.organisations.map((organisation) => ({ ...organisation, portalId })))
    .returning({ id: organisations.id, slug: organisations.slug });
  const organisationIds = Object.fromEntries(rows.map(({ id, slug }) => [slug, id]));
  await loadGoods(tx, {
    portalId,
    country: market.portal.country,
    firstLanguage: market.portal.locales[0] as Locale,
    organisationIds,
    goods: market.goods,
    makers: market.makers,
    isReviewed: market.portal.reviewsProducts,
  });
  for (const person of market.people)
    await enrol(tx, portalId, person, organisationIds, { folder, passphrase });
  return market.people.map(({ key, name, roles }) => ({ key, name, roles, market: market.portal.slug }));
}

async function enrol(
  tx: Tx,
  portalId: string,
  { key, name, latinName, locale, organisation, roles }: MarketPerson,
  organisationIds: Readonly<Record<string, string>>,
  { folder, passphrase }: { folder: string; passphrase: string },
): Promise<void> {
  const organisationId = organisation === null ? null : organisationIds[organisation]!;
  const person = { name, latinName, locale, portalId, email: `${key}@tradeseal.example` };
  const personId = await enterPerson(tx, person, { organisationId, roles });
  await enrolPerson(tx, { personId, organisationId, name: latinName, fileName: key, folder, passphrase });
}

async function linkMarkets(tx: Tx): Promise<void> {
  const rows = await tx
    .select({ id: portals.id, slug: portals.slug })
    .from(portals)
    .where(inArray(portals.slug, linkedMarkets.flat()));
  const idOf = (slug: string) => rows.find((row) => row.slug === slug)!.id;
  for (const [one, other] of linkedMarkets) {
    await setPortalLink(tx, { portalId: idOf(one), linkedPortalId: idOf(other) }, true);
    await setPortalLink(tx, { portalId: idOf(other), linkedPortalId: idOf(one) }, true);
  }
}
