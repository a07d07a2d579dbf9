import { translator } from '@/i18n/translator';
import { type ApplicationDetail, findApplicationOfBearer } from '@/members/applications/find-application';
import { draftRetentionDays } from '@/members/applications/retention';
import { PrimaryLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { type Market, readInMarket } from '../../../market';
import { answerNotFound } from '../../../not-found-document';
import { answer, applyPath } from './answer';

/** The application behind a link in this market, or the answer that there is none. */
export async function readAsBearer(
  request: Request,
  asked: { readonly locale: string; readonly portal: string; readonly token: string },
): Promise<
  | { readonly market: Market; readonly detail: ApplicationDetail; readonly gone?: undefined }
  | { readonly gone: Response }
> {
  const page = await readInMarket(asked, async (tx, market) => {
    const detail = await findApplicationOfBearer(tx, asked.token);
    return { detail: detail?.application.portalId === market.portal.id ? detail : null };
  });
  if (!page) return { gone: await answerNotFound(request, asked.locale) };
  const { market, found } = page;
  if (found.detail) return { market, detail: found.detail };
  const title = translator(market.locale, 'apply')('link.gone');
  return {
    gone: await answer(request, market, { title, path: '/apply', status: 404 }, <Gone market={market} />),
  };
}

function Gone({ market }: { readonly market: Market }) {
  const t = translator(market.locale, 'apply');
  return (
    <PageHeader title={t('link.gone')} lead={t('link.goneText', { days: draftRetentionDays })}>
      <PrimaryLink href={applyPath(market)}>{t('title')}</PrimaryLink>
    </PageHeader>
  );
}
