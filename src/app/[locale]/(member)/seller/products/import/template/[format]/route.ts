import { currentActor } from '@/app/session';
import { exampleGoods } from '@/catalogue/export/example-goods';
import { printGoodsFile } from '@/catalogue/export/print-goods-file';
import { columnsFor } from '@/catalogue/import/import-columns';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { findPortal } from '@/portals/find-portals';
import { download } from '../../../download';
import { explanationSheets } from './explanation-sheets';

/** The empty form of a file of goods: headings in the reader's language, an example row, and what each cell may say. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; format: string }> },
): Promise<Response> {
  const asked = await params;
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const { format } = asked;
  const actor = await currentActor();
  if (!actor || !may(actor, 'edit-product') || (format !== 'csv' && format !== 'xlsx'))
    return new Response(null, { status: 404 });
  const portal = await inTransaction(scopeOf(actor), (tx) => findPortal(tx, actor.portalSlug ?? ''));
  if (!portal) return new Response(null, { status: 404 });
  const columns = columnsFor(portal.locales, portal.currencies);
  const example = exampleGoods(portal.locales, portal.currencies);
  const t = translator(locale, 'goods-import');
  const file = printGoodsFile(format, locale, columns, [example], {
    goods: t('sheets.goods'),
    more: explanationSheets(locale, columns, portal.currencies),
  });
  return download(file, format, 'goods');
}
