import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { findOrder } from '@/orders/find-orders';
import { partyOf } from '@/orders/order';
import { findCertificatesOfOrder } from '@/origin/find-certificates';
import { canBeCertified } from '@/origin/origin-certificate';
import { languageOfCertificates } from '@/origin/request-certificate';
import { uncoveredQuantities } from '@/origin/uncovered-quantities';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../member-shell';
import { CertificateList } from './certificate-list';
import { declarationIn } from './declaration';
import { RequestForm } from './request-form';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ refused?: string; did?: string; replaces?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'origin')('title') };
}

/** The certificates of origin of an order, and the seller's form to ask for one. */
export default async function OriginPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { refused, did, replaces } = await searchParams;
  const actor = await requireActor(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const replacesId = z.uuid().safeParse(replaces).success ? replaces! : null;
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, id);
    if (!detail) return null;
    return {
      detail,
      certificates: await findCertificatesOfOrder(tx, id),
      left: await uncoveredQuantities(tx, id, replacesId),
      language: await languageOfCertificates(tx, detail.order.portalId),
    };
  });
  const party = found && partyOf(found.detail.order, actor.organisationId);
  if (!found || !party) notFound();
  const { detail, certificates, left, language } = found;
  const { order } = detail;
  const t = translator(locale, 'origin');
  const flash = refused ? await readFlash(`origin ${id}`) : null;
  const replaced = certificates.find(
    ({ certificate }) => certificate.id === replacesId && certificate.state === 'issued',
  );
  const mayAsk =
    party === 'seller' && may(actor, 'request-origin-certificate') && canBeCertified(order.state);
  const isAnythingLeft = [...left.values()].some((quantity) => quantity > 0);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/orders/${order.id}`}>{order.number}</a>}
        title={t('title')}
        lead={t('lead')}
      />
      {did && t.has(`done.${did}`) && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && t.has(`refusals.${refused}`) && (
        <Notice tone="stopped" title={t('refusals.title')}>
          <p>{t(`refusals.${refused}`)}</p>
        </Notice>
      )}
      {certificates.length > 0 && (
        <CertificateList locale={locale} orderId={order.id} certificates={certificates} maySeller={mayAsk} />
      )}
      {certificates.length === 0 && !mayAsk && (
        <EmptyState title={t('none')}>{t(party === 'seller' ? 'noneYet' : 'noneBuyer')}</EmptyState>
      )}
      {mayAsk && !isAnythingLeft && <Notice>{t('allCovered')}</Notice>}
      {mayAsk && isAnythingLeft && (
        <RequestForm
          locale={locale}
          detail={detail}
          left={left}
          replaced={replaced?.certificate ?? null}
          declaration={declarationIn(language, order.number)}
          values={flash?.values ?? {}}
          formKey={randomUUID()}
        />
      )}
    </MemberShell>
  );
}
