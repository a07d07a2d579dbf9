import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { findImportFrame } from '../import/import-frame';
import { columnsOfExport } from './columns-of-export';
import { listGoods, readGoods, type SellerScope } from './goods-of-seller';
import { type FileFormat, printGoodsFile } from './print-goods-file';

/** All of a seller's goods but for those put away, as a file that comes in again unchanged; read as its pieces are taken. */
export async function exportGoods(
  seller: SellerScope,
  format: FileFormat,
  language: Locale,
  sheet: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { portalId, organisationId } = seller;
  const { frame, listed, columns } = await inTransaction(seller, async (tx) => {
    const frame = await findImportFrame(tx, portalId, organisationId);
    const listed = await listGoods(tx, organisationId, 'all');
    return { frame, listed, columns: await columnsOfExport(tx, frame, listed) };
  });
  return printGoodsFile(format, language, columns, readGoods(seller, listed, frame), { goods: sheet });
}
