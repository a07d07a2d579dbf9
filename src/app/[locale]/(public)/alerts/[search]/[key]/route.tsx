import { z } from 'zod';
import { answerPage } from '@/app/page-cache/answer-page';
import { opensStop, stopByLetter, stopPath } from '@/catalogue/search/stop-by-letter';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton, QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { printDocument } from '@/ui/print-document';
import { answerNotFound } from '../../../not-found-document';

interface Context {
  readonly params: Promise<{ locale: string; search: string; key: string }>;
}

/** Asks once more: programs that look at the links of letters must stop nothing. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const asked = await allowed(context);
  if (!asked) return await answerNotFound(request, (await context.params).locale);
  const { locale, searchId } = asked;
  return answer(request, locale, searchId, 'ask');
}

/** Stops the letters; so do mail programs by themselves (RFC 8058), without asking before. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const asked = await allowed(context);
  if (!asked) return await answerNotFound(request, (await context.params).locale);
  const { locale, searchId } = asked;
  await inTransaction({ kind: 'system' }, (tx) => stopByLetter(tx, searchId));
  return answer(request, locale, searchId, 'done');
}

/** The search whose letter brought somebody here; null for a key that opens nothing. */
async function allowed({ params }: Context): Promise<{ locale: Locale; searchId: string } | null> {
  const { locale, search, key } = await params;
  const searchId = z.uuid().safeParse(search);
  if (!isLocale(locale) || !searchId.success || !opensStop(searchId.data, key)) return null;
  return { locale, searchId: searchId.data };
}

function answer(request: Request, locale: Locale, searchId: string, step: 'ask' | 'done'): Response {
  const t = translator(locale, 'search');
  const facts = {
    locale,
    title: t(`letters.${step}`),
    description: t(`letters.${step}Text`),
    path: stopPath(searchId),
    origin: config().baseUrl,
    languages: locales,
    indexed: false,
  };
  const content = (
    <PageHeader title={t(`letters.${step}`)} lead={t(`letters.${step}Text`)}>
      {step === 'ask' ? (
        <form method="post">
          <PrimaryButton>{t('letters.stop')}</PrimaryButton>
        </form>
      ) : (
        <QuietLink href={`/${locale}/buyer/searches`}>{t('saved.title')}</QuietLink>
      )}
    </PageHeader>
  );
  return answerPage(request, printDocument(request, facts, content, { sharedSeconds: 0 }));
}
