import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findSignaturesOfSubject } from '@/documents/find-document';
import { formatCountry, formatDate, formatInstant, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { findShortages } from '@/orders/find-shortages';
import { approvalOf, partyOf } from '@/orders/order';
import type { OrderState } from '@/orders/schema';
import { findCertificatesOfOrder } from '@/origin/find-certificates';
import { findPaymentOfOrder } from '@/payments/find-payment';
import { findPayoutOfOrder } from '@/payments/find-payout';
import { textIn } from '@/portals/text-in';
import { printHsCode } from '@/trade/hs-code';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { Arrow } from '@/ui/arrow';
import { QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { quantityText } from '@/ui/quantity';
import { StatusWord } from '@/ui/status-word';
import { Timeline } from '@/ui/timeline';
import { MemberShell } from '../../../member-shell';
import { taskOf } from '../../today/tasks';
import { shapeOf } from '../order-status';
import { AuthorityLine } from './authority-line';
import { AuthoritySection } from './authority-section';
import { declineWords } from './decline-words';
import { LineGoods } from './line-goods';
import { NextAction } from './next-action';
import { orderTimeline, type Step } from './order-timeline';
import { OriginSection } from './origin-section';
import { withOrigins } from './origin-steps';
import { OtherActions } from './other-actions';
import { RefuseApprovalForm } from './refuse-approval-form';
import { ShortOfStock } from './short-of-stock';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'orders')('order.title') };
}

/** An order on one page: what it is, what happens next, and everything that happened, each with its seal and amount. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { refused, did } = await searchParams;
  const actor = await requireActor(locale);
  const orderId = z.uuid().safeParse(id);
  if (!orderId.success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, orderId.data);
    if (!detail) return null;
    return {
      detail,
      shortages: await findShortages(tx, detail.order),
      payment: await findPaymentOfOrder(tx, detail.order.id),
      payout: await findPayoutOfOrder(tx, detail.order.id),
      signatures: await findSignaturesOfSubject(tx, { kind: 'purchase-order', subjectId: detail.order.id }),
      certificates: await findCertificatesOfOrder(tx, detail.order.id),
    };
  });
  if (!found) notFound();
  const { detail, shortages, payment, payout, signatures, certificates } = found;
  const { order } = detail;
  const party = partyOf(order, actor.organisationId);
  const t = translator(locale, 'orders');
  const task = party && taskOf(actor, party, detail, payment ?? undefined);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<StatusWord shape={shapeOf(order.state)}>{t(`states.${order.state}`)}</StatusWord>}
        title={order.number}
        lead={
          <>
            <bdi>{detail.buyer.legalName}</bdi> <Arrow locale={locale} /> <bdi>{detail.seller.legalName}</bdi>{' '}
            · <Amount locale={locale} value={money(order.currency, order.totalMinor)} />
          </>
        }
      />
      {refused && (
        <Notice tone="stopped" title={t('order.refused')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      {did && <Notice tone="done">{t(`done.${outcomeOf(did, order.state)}`)}</Notice>}
      <ShortOfStock locale={locale} actor={actor} detail={detail} shortages={shortages} />
      {shortages.length === 0 && (
        <NextAction
          locale={locale}
          actor={actor}
          order={order}
          task={task}
          payment={payment}
          firstSignatoryId={detail.sellerSignedBy}
        />
      )}
      <div className="order-page">
        <section className="section">
          <h2>{t('order.timeline')}</h2>
          <Timeline
            locale={locale}
            events={withOrigins(
              locale,
              certificates,
              orderTimeline(detail, payment, payout, signatures).map((step, position) => ({
                key: `${position} ${step.key}`,
                title: t(step.state === 'next' ? `steps.${step.key}.next` : `steps.${step.key}.done`),
                state: step.state,
                at: step.at,
                amount: step.amount,
                detail: <StepDetail locale={locale} step={step} />,
                seal: step.signature && {
                  fingerprint: step.signature.fingerprint,
                  state: 'whole',
                  person: step.signature.person,
                  organisation: step.signature.organisation,
                  chamber: step.signature.chamber && textIn(locale, step.signature.chamber),
                  when: formatInstant(locale, step.signature.signedAt),
                },
              })),
            )}
          />
        </section>
        <section className="section">
          <h2>{t('order.goods')}</h2>
          <DataTable
            caption={t('order.goods')}
            hideCaption
            rows={detail.lines}
            rowKey={(line) => String(line.position)}
            columns={[
              {
                key: 'name',
                header: t('order.line'),
                cell: (line) => <LineGoods locale={locale} orderId={order.id} line={line} />,
              },
              {
                key: 'hs',
                header: t('order.hs'),
                cell: (line) => <bdi className="amount">{printHsCode(line.hsCode)}</bdi>,
              },
              {
                key: 'origin',
                header: t('order.origin'),
                cell: (line) => formatCountry(locale, line.originCountry),
              },
              {
                key: 'quantity',
                header: t('order.quantity'),
                align: 'end',
                cell: (line) => quantityText(locale, line.quantityThousandths, line.unit),
              },
              {
                key: 'price',
                header: t('order.price'),
                align: 'end',
                cell: (line) => formatMoney(locale, money(order.currency, line.unitMinor)),
              },
              {
                key: 'amount',
                header: t('order.amount'),
                align: 'end',
                cell: (line) => <Amount locale={locale} value={money(order.currency, line.lineMinor)} />,
              },
            ]}
          />
          <dl className="facts">
            <div>
              <dt>{t('order.total')}</dt>
              <dd>
                <strong>
                  <Amount locale={locale} value={money(order.currency, order.totalMinor)} />
                </strong>
              </dd>
            </div>
            <div>
              <dt>{t('order.delivery')}</dt>
              <dd>
                <bdi>{`${order.incoterm} ${order.incotermPlace}`}</bdi> ·{' '}
                {formatDate(locale, new Date(order.deliveryDate))}
              </dd>
            </div>
            {order.note && (
              <div>
                <dt>{t('order.note')}</dt>
                <dd dir="auto">{order.note}</dd>
              </div>
            )}
          </dl>
          <p className="links">
            <a href={`/${locale}/orders/${order.id}/paper`}>{t('order.download')}</a>
            {signatures.length > 0 ? (
              <a href={`/${locale}/orders/${order.id}/verification`}>
                {translator(locale, 'verify')('member.link')}
              </a>
            ) : (
              <a href={`/${locale}/verify`}>{t('order.verify')}</a>
            )}
            {order.state === 'draft' && party === 'buyer' && shortages.length === 0 && (
              <QuietLink href={`/${locale}/orders/${order.id}/sign`}>{t('order.read')}</QuietLink>
            )}
          </p>
        </section>
      </div>
      {party && (
        <OriginSection
          locale={locale}
          actor={actor}
          order={order}
          party={party}
          certificates={certificates}
        />
      )}
      <AuthoritySection locale={locale} order={order} signatures={signatures} />
      {task === 'approve' && party && order.state === approvalOf[party].waits && (
        <RefuseApprovalForm locale={locale} order={order} />
      )}
      <OtherActions locale={locale} actor={actor} order={order} party={party} payment={payment} />
    </MemberShell>
  );
}

/** What a signature did is known only when it was given: a first one may have to wait for a second. */
function outcomeOf(did: string, state: OrderState): string {
  const isSigned = did === 'placed' || did === 'accepted';
  return isSigned && (state === 'awaiting-approval' || state === 'awaiting-seller-approval')
    ? 'awaiting-approval'
    : did;
}

function StepDetail({ locale, step }: { locale: Locale; step: Step }) {
  const t = translator(locale, 'orders');
  if (step.signature) return <AuthorityLine locale={locale} signature={step.signature} />;
  if (step.key === 'shipped' && step.facts.carrier) {
    return (
      <p>
        {t('steps.shipped.detail', {
          carrier: step.facts.carrier,
          document: step.facts.transportDocument ?? '',
        })}
      </p>
    );
  }
  if (step.key === 'settled' && step.facts.scheduled) {
    return <p>{t('steps.settled.detail', { date: formatDate(locale, new Date(step.facts.scheduled)) })}</p>;
  }
  if (step.key === 'payment-failed' && step.reason) return <p>{declineWords(t, step.reason)}</p>;
  if (step.reason) return <p dir="auto">{t('steps.reason', { reason: step.reason })}</p>;
  if (step.key === 'drafted' && step.actorName) return <p className="quiet">{step.actorName}</p>;
  return null;
}
