import { defaultLocale, isLocale } from '@/i18n/locales';
import { importColumns, importHeadings } from '@/members/import/import-columns';

/** An empty list with its headings in the reader's language: UTF-8 with its mark, so that spreadsheets keep accents. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const head = importColumns.map((column) => importHeadings[column][locale]);
  // spreadsheets of countries with a decimal comma expect semicolons
  return new Response(`\ufeff${head.join(locale === 'en' || locale === 'ar' ? ',' : ';')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="members.csv"',
      'cache-control': 'private, no-store',
    },
  });
}
