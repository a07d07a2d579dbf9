import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { findProductById } from '@/catalogue/find-product';
import { inTransaction } from '@/db/transaction';
import { formatCountry, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { findCertificate, findCertificatesOfOrder } from '@/origin/find-certificates';
import { verificationPath } from '@/origin/origin-certificate';
import { findPortalById } from '@/portals/find-portals';
import { Arrow } from '@/ui/arrow';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Seal } from '@/ui/seal';
import { StatusWord } from '@/ui/status-word';
import { originSeal, shapeOfOrigin } from '../../../../origin-words';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { CoveredGoods } from './covered-goods';
import { Decision } from './decision';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ refused?: string; did?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'origin')('title') };
}

/** A request before the chamber: the order it is of, the goods with what speaks for their origin, and the decision. */
export default async function OriginRequestPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { refused, did } = await searchParams;
  const actor = await requireRegistrar(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const request = await findCertificate(tx, id);
    const detail = request && (await findOrder(tx, request.certificate.orderId));
    if (!request || !detail) return null;
    const products = new Map<string, Awaited<ReturnType<typeof findProductById>>>();
    for (const { productId } of detail.lines) products.set(productId, await findProductById(tx, productId));
    const of = await findCertificatesOfOrder(tx, detail.order.id);
    return {
      ...request,
      detail,
      products,
      signature: of.find(({ certificate }) => certificate.id === id)?.signature ?? null,
      country: (await findPortalById(tx, actor.portalId))?.country ?? '',
    };
  });
  if (!found) notFound();
  const { certificate, covered, requestedBy, detail, products, signature, country } = found;
  const { order } = detail;
  const t = translator(locale, 'origin');
  const flash = refused ? await readFlash(`origin ${id}`) : null;
  const foreign = covered.some(({ position }) =>
    detail.lines.some((line) => line.position === position && line.originCountry !== country),
  );
  const why = certificate.withdrawnReason ?? certificate.refusedReason;
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={
          <StatusWord shape={shapeOfOrigin[certificate.state]}>{t(`states.${certificate.state}`)}</StatusWord>
        }
        title={certificate.number}
        lead={
          <>
            <bdi>{detail.seller.legalName}</bdi> <Arrow locale={locale} /> <bdi>{detail.buyer.legalName}</bdi>{' '}
            · <bdi>{order.number}</bdi>
          </>
        }
      />
      {did && t.has(`done.${did}`) && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && t.has(`refusals.${refused}`) && (
        <Notice tone="stopped" title={t('refusals.title')}>
          <p>{t(`refusals.${refused}`)}</p>
        </Notice>
      )}
      {why && <Notice>{t('reason', { reason: why })}</Notice>}
      {foreign && <Notice>{t('chamber.foreign', { country: formatCountry(locale, country) })}</Notice>}
      {signature && (
        <section className="section">
          <Seal facts={originSeal(locale, signature, certificate.state === 'withdrawn')} />
          <p className="links">
            <a href={`/${locale}/chamber/origin/${id}/paper`}>
              {t('download', { number: certificate.number })}
            </a>
            <a href={`/${locale}${verificationPath(certificate)}`}>{t('verificationLink')}</a>
          </p>
        </section>
      )}
      <CoveredGoods locale={locale} detail={detail} covered={covered} products={products} />
      <section className="section">
        <h2>{t('chamber.request')}</h2>
        <dl className="facts">
          <div>
            <dt>{t('chamber.orderState')}</dt>
            <dd>{translator(locale, 'orders')(`states.${order.state}`)}</dd>
          </div>
          <div>
            <dt>{t('chamber.terms')}</dt>
            <dd>
              <bdi>{`${order.incoterm} ${order.incotermPlace}`}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t('chamber.declared')}</dt>
            <dd lang={certificate.declarationLanguage} dir="auto">
              {certificate.declarationWording}
            </dd>
          </div>
          <div>
            <dt>{t('chamber.declaredBy')}</dt>
            <dd>
              <bdi>{requestedBy}</bdi>, {formatInstant(locale, certificate.requestedAt)}
            </dd>
          </div>
          {certificate.remarks && (
            <div>
              <dt>{t('request.remarks')}</dt>
              <dd dir="auto">{certificate.remarks}</dd>
            </div>
          )}
        </dl>
      </section>
      <Decision locale={locale} certificate={certificate} reason={flash?.values?.reason ?? ''} />
    </ChamberShell>
  );
}
