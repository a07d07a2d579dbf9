import { currentActor } from '@/app/session';
import { catalogueOf } from '@/catalogue/export/catalogue-document';
import { exportGoods } from '@/catalogue/export/export-goods';
import { utf8Pieces } from '@/catalogue/export/pieces';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { may } from '@/members/policy';
import { ublCataloguePieces } from '@/trade/ubl-catalogue';
import { download } from '../../download';

/** The seller's goods to take along: as a file that comes in again unchanged, or as a UBL Catalogue of what is on sale. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; format: string }> },
): Promise<Response> {
  const asked = await params;
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const { format } = asked;
  const actor = await currentActor();
  const { portalId, organisationId } = actor ?? {};
  if (!actor || !portalId || !organisationId || !may(actor, 'edit-product', { organisationId }))
    return new Response(null, { status: 404 });
  const seller = { kind: 'member', portalId, organisationId, personId: actor.personId } as const;
  if (format === 'ubl') {
    const catalogue = await catalogueOf(seller, new Date());
    if (catalogue) return download(utf8Pieces(ublCataloguePieces(catalogue)), 'xml', 'catalogue');
  }
  if (format !== 'csv' && format !== 'xlsx') return new Response(null, { status: 404 });
  const sheet = translator(locale, 'goods-import')('sheets.goods');
  return download(await exportGoods(seller, format, locale, sheet), format, 'goods');
}
