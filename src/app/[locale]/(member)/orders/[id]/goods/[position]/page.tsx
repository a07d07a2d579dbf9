import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { Written } from '@/app/written';
import { findVersion } from '@/catalogue/find-versions';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { FactList } from '../../../../../goods-facts/fact-list';
import { MemberShell } from '../../../../../member-shell';

interface Props {
  params: Promise<{ locale: Locale; id: string; position: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'reviews')('signed.title') };
}

/** The goods of a line as they were described in the version that the order was signed on. */
export default async function GoodsAsSignedPage({ params }: Props) {
  const { locale, ...asked } = await params;
  const actor = await requireActor(locale);
  const where = z.object({ id: z.uuid(), position: z.coerce.number().int() }).safeParse(asked);
  if (!where.success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, where.data.id);
    const line = detail?.lines.find(({ position }) => position === where.data.position);
    const version = line && (await findVersion(tx, line.productId, line.productVersion));
    return detail && version ? { order: detail.order, line, version } : null;
  });
  if (!found) notFound();
  const { order, line, version } = found;
  const t = translator(locale, 'reviews');
  const { producerId, unit } = version.facts;
  const makers = new Map(producerId && line.producerName ? [[producerId, line.producerName]] : []);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={`${order.number} · ${t('signed.line', { position: line.position })}`}
        title={<Written locale={locale} text={line.name} />}
        lead={t('signed.lead', { version: version.version, when: formatInstant(locale, version.changedAt) })}
      >
        <QuietLink href={`/${locale}/orders/${order.id}`}>{order.number}</QuietLink>
      </PageHeader>
      {line.variantCode && (
        <p>{translator(locale, 'document')('goods.variant', { code: line.variantCode })}</p>
      )}
      <FactList context={{ locale, unit, makers }} facts={version.facts} />
    </MemberShell>
  );
}
