import type { Tx } from '@/db/connection';
import type { Locale } from '@/i18n/locales';
import { anOrganisation, aPortal } from '@/members/testing/a-member';
import { loadGoods } from '../goods';
import { markets } from '../markets/markets';
import { cooperative, secondSeller, wouri } from '../wouri';

/** The markets of the demo with their sellers, makers and goods, without people, keys and certificates. */
export async function goodsOfAllMarkets(tx: Tx): Promise<void> {
  const portal = await aPortal(tx, wouri);
  const women = await anOrganisation(tx, { ...cooperative, portalId: portal.id });
  const growers = await anOrganisation(tx, { ...secondSeller, portalId: portal.id });
  const organisationIds = { cooperative: women.id, secondSeller: growers.id };
  await loadGoods(tx, { portalId: portal.id, organisationIds });
  for (const market of markets) await goodsOf(tx, market);
}

async function goodsOf(tx: Tx, { portal, organisations, goods, makers }: (typeof markets)[number]) {
  const { id: portalId } = await aPortal(tx, portal);
  const organisationIds: Record<string, string> = {};
  for (const organisation of organisations)
    organisationIds[organisation.slug] = (await anOrganisation(tx, { ...organisation, portalId })).id;
  const firstLanguage = portal.locales[0] as Locale;
  await loadGoods(tx, { portalId, country: portal.country, firstLanguage, organisationIds, goods, makers });
}
