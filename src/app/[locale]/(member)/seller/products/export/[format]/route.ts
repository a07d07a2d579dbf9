import { currentActor } from '@/app/session';
import { catalogueOf } from '@/catalogue/export/catalogue-document';
import { columnsOfExport, findGoodsOfSeller } from '@/catalogue/export/goods-of-seller';
import { printGoodsFile } from '@/catalogue/export/print-goods-file';
import { findImportFrame } from '@/catalogue/import/import-frame';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { toUblCatalogue } from '@/trade/ubl-catalogue';
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
  const { frame, goods, catalogue } = await inTransaction(scopeOf(actor), async (tx) => {
    const frame = await findImportFrame(tx, portalId, organisationId);
    const goods = await findGoodsOfSeller(tx, organisationId, frame);
    const catalogue =
      format === 'ubl' ? await catalogueOf(tx, { portalId, organisationId }, goods, new Date()) : null;
    return { frame, goods, catalogue };
  });
  if (catalogue) return download(Buffer.from(toUblCatalogue(catalogue)), 'xml', 'catalogue');
  if (format !== 'csv' && format !== 'xlsx') return new Response(null, { status: 404 });
  const sheets = { goods: translator(locale, 'goods-import')('sheets.goods') };
  return download(
    printGoodsFile(format, locale, columnsOfExport(frame, goods), goods, sheets),
    format,
    'goods',
  );
}
