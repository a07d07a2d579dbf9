import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { signingWords } from '@/app/island-words';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findDocument } from '@/documents/find-document';
import { offerSignature } from '@/documents/offer-signature';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { findShortages } from '@/orders/find-shortages';
import { firstSignatoryOf } from '@/orders/first-signatory';
import { approvalOf, mayBecome, partyOf } from '@/orders/order';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../member-shell';
import { SignOrder } from './sign-order';
import { submit } from './submit';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'orders')('sign.title') };
}

const titles = { buyer: 'sign.titleBuyer', seller: 'sign.titleSeller' } as const;

/** Where an order is signed: the server only offers the bytes; what is shown and signed, the browser reads from them. */
export default async function SignPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireActor(locale);
  const orderId = z.uuid().safeParse(id);
  if (!orderId.success) notFound();
  const { detail, shortages } = await inTransaction(scopeOf(actor), async (tx) => {
    const found = await findOrder(tx, orderId.data);
    return { detail: found, shortages: found ? await findShortages(tx, found.order) : [] };
  });
  const party = detail && partyOf(detail.order, actor.organisationId);
  if (!detail || !party) notFound();
  const { order } = detail;
  if (!mayBecome(order, approvalOf[party].bound))
    redirect(`/${locale}/orders/${order.id}?refused=order-has-moved`);
  // the order's page says what is missing, and how to go on
  if (shortages.length > 0) redirect(`/${locale}/orders/${order.id}`);
  const { first, offered } = await inTransaction(scopeOf(actor), async (tx) => {
    const document = await findDocument(tx, { kind: 'purchase-order', subjectId: order.id });
    return {
      first: await firstSignatoryOf(tx, order, party),
      offered: await offerSignature(tx, actor, { documentId: document?.id ?? order.id }),
    };
  });
  const t = translator(locale, 'orders');
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/orders/${order.id}`}>{t('sign.back')}</a>}
        title={t(first ? 'sign.titleApprover' : titles[party], { number: order.number })}
        lead={t('sign.lead')}
      />
      {offered.ok ? (
        <SignOrder
          words={signingWords(locale)}
          locale={locale}
          offerId={offered.value.offerId}
          documentUrl={`/${locale}/orders/${order.id}/prepared/${offered.value.offerId}`}
          party={party}
          isSecond={first !== null}
          fingerprint={offered.value.fingerprint}
          submit={submit.bind(null, locale, order.id)}
          signedUrl={`/${locale}/orders/${order.id}?did=${party === 'buyer' ? 'placed' : 'accepted'}`}
        />
      ) : (
        <Notice tone="stopped" title={t('order.refused')}>
          <p>{translator(locale, 'document')(`refusals.${offered.refusal.code}`)}</p>
        </Notice>
      )}
    </MemberShell>
  );
}
