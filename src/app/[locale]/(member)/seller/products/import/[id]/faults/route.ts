import { z } from 'zod';
import { currentActor } from '@/app/session';
import { printCsv } from '@/catalogue/export/print-csv';
import { guardedText } from '@/catalogue/import/cell-text';
import { findImport, findImportFaults } from '@/catalogue/import/find-imports';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { download } from '../../../download';
import { faultWords } from '../fault-words';

/** The faults of a file, to be worked through beside it. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const asked = await params;
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const actor = await currentActor();
  if (!actor || !may(actor, 'edit-product') || !z.uuid().safeParse(asked.id).success)
    return new Response(null, { status: 404 });
  const { found, faults } = await inTransaction(scopeOf(actor), async (tx) => ({
    found: await findImport(tx, asked.id),
    faults: await findImportFaults(tx, asked.id, 0, 10_000),
  }));
  if (!found || found.organisationId !== actor.organisationId) return new Response(null, { status: 404 });
  const t = translator(locale, 'goods-import');
  const head = ['line', 'letters', 'column', 'found', 'wrong', 'expected'].map((name) => t(`faults.${name}`));
  const rows = faults.map((fault) => {
    const { line, letters, heading, found: text, wrong, expected } = faultWords(locale, found, fault);
    return [line, letters, heading, text, wrong, expected].map(guardedText);
  });
  return download(printCsv([head, ...rows]), 'csv', 'faults');
}
