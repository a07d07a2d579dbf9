import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { findProductById, textOf } from '@/catalogue/find-product';
import { findReviews, type ProductReview } from '@/catalogue/find-reviews';
import { findMakersOf } from '@/catalogue/find-seller';
import { findHistory, type ProductRevision } from '@/catalogue/find-versions';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { QuietLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { PageHeader } from '@/ui/page-header';
import { ChangeList, FactList } from '../../../../../goods-facts/fact-list';
import type { FactContext } from '../../../../../goods-facts/fact-text';
import { MemberShell } from '../../../../../member-shell';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

/** A version that is none is left out: the history then begins at its end. */
const versionAsked = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined);

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: translator((await params).locale, 'reviews')('history.title') };
}

/** Every version of the seller's goods: what it changed, who wrote it, when, and what the chamber said to it. */
export default async function ProductHistoryPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const before = versionAsked.parse((await searchParams).before);
  const actor = await requireActor(locale, ['seller', 'owner']);
  const productId = z.uuid().safeParse(id);
  if (!productId.success) notFound();
  const t = translator(locale, 'reviews');
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const product = await findProductById(tx, productId.data);
    if (product?.organisationId !== actor.organisationId) return null;
    return {
      product,
      history: await findHistory(tx, product.id, { before }),
      reviews: await findReviews(tx, product.id),
      makers: await findMakersOf(tx, product.organisationId),
    };
  });
  if (!found) notFound();
  const { product, history, reviews } = found;
  const oldest = history.at(-1);
  const makers = new Map(found.makers.map((maker) => [maker.id, maker.name]));
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader eyebrow={t('history.title')} title={textOf(product, locale).name} lead={t('history.lead')}>
        {product.state !== 'archived' && (
          <QuietLink href={`/${locale}/seller/products/${product.id}`}>{t('history.back')}</QuietLink>
        )}
      </PageHeader>
      {history.map((revision) => (
        <Revision
          key={revision.version}
          context={{ locale, makers, unit: revision.facts.unit }}
          revision={revision}
          reviews={reviews.filter(({ version }) => version === revision.version)}
        />
      ))}
      {oldest && oldest.version > 1 && (
        <p className="links">
          <a href={`?before=${oldest.version}`}>{t('history.more')}</a>
        </p>
      )}
    </MemberShell>
  );
}

function Revision({
  context,
  revision,
  reviews,
}: {
  readonly context: FactContext;
  readonly revision: ProductRevision;
  readonly reviews: readonly ProductReview[];
}) {
  const { locale } = context;
  const { version, facts, changes, changedAt, changedByName } = revision;
  const t = translator(locale, 'reviews');
  return (
    <section className="section" id={`version-${version}`}>
      <h2>{t('history.version', { version })}</h2>
      <p className="quiet">
        <bdi>{changedByName ?? t('history.nobody')}</bdi> ·{' '}
        <DateText locale={locale} at={changedAt} precise />
      </p>
      {reviews.map((review) => (
        <p key={review.decidedAt.toISOString()}>
          {t(`decisions.${review.decision}`)} · <DateText locale={locale} at={review.decidedAt} precise />
          {review.reason && <span dir="auto"> · {review.reason}</span>}
        </p>
      ))}
      {version > 1 && changes.length === 0 && <p>{t('history.unchanged')}</p>}
      <ChangeList context={context} changes={changes} />
      <details>
        <summary>{t('history.whole')}</summary>
        <FactList context={context} facts={facts} />
      </details>
    </section>
  );
}
