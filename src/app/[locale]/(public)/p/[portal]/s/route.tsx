import { findSellers } from '@/catalogue/find-seller';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../market';
import { notFoundDocument } from '../../../not-found-document';
import { shared } from '../../../shared-answer';
import { SellerList } from '../seller-list';

/** Everybody who sells in a market, or those further on (?after=): its own page shows the first of them. */
export const GET = shared<{ locale: string; portal: string }>(async (request, { params }) => {
  const asked = await params;
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  const page = await readInMarket(asked, (tx, { portal }) => findSellers(tx, portal.id, { after }));
  if (!page) return await notFoundDocument(request, asked.locale);

  const { market, found } = page;
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  const facts = marketFacts(market, {
    title: t('market.sellers'),
    description: t('market.sellersDescription', { market: brand.name, chamber: brand.chamberName }),
    path: '/s',
    indexed: !after,
  });
  const here = `/${locale}/p/${brand.slug}`;
  const content = (
    <>
      <PageHeader eyebrow={<a href={here}>{brand.name}</a>} title={t('market.sellers')} />
      {found.sellers.length > 0 ? (
        <SellerList locale={locale} here={here} page={found} />
      ) : (
        <NoSellers locale={locale} here={here} isEnd={after !== undefined} />
      )}
    </>
  );
  return printDocument(request, facts, content);
});

/** Where a list has ended, as by an old address, nobody is told that nothing is on sale. */
function NoSellers({
  locale,
  here,
  isEnd,
}: {
  readonly locale: Locale;
  readonly here: string;
  readonly isEnd: boolean;
}) {
  const t = translator(locale, 'catalogue');
  const words = translator(locale, 'search');
  if (isEnd)
    return <EmptyState title={words('noMore')} action={<a href={`${here}/s`}>{words('fromBeginning')}</a>} />;
  return (
    <EmptyState title={t('market.nothing')} action={<a href={here}>{t('market.all')}</a>}>
      {t('market.nothingText')}
    </EmptyState>
  );
}
