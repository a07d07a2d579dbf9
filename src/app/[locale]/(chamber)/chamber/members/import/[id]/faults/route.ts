import Papa from 'papaparse';
import { z } from 'zod';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findImport, findImportFaults } from '@/members/import/find-imports';
import { may } from '@/members/policy';

const most = 10_000;

/** Every fault of a list as CSV, to be worked through beside it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const asked = await params;
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const importId = z.uuid().safeParse(asked.id);
  const actor = await currentActor();
  const portalId = actor?.portalId;
  if (!importId.success || !actor || !portalId || !may(actor, 'register-member', { portalId }))
    return new Response(null, { status: 404 });
  const faults = await inTransaction(scopeOf(actor), async (tx) =>
    (await findImport(tx, importId.data)) ? await findImportFaults(tx, importId.data, 0, most) : null,
  );
  if (!faults) return new Response(null, { status: 404 });
  const t = translator(locale, 'member-import');
  const table = {
    fields: [t('faulty.line'), t('faulty.column'), t('faulty.fault')],
    data: faults.map(({ line, column, code, detail }) => [line, column, t(`fault.${code}`, detail ?? {})]),
  };
  return new Response(`\ufeff${Papa.unparse(table, { escapeFormulae: true, newline: '\r\n' })}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="faults.csv"',
      'cache-control': 'private, no-store',
    },
  });
}
