import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type Fact, FactRows } from '../fact-rows';
import { Notice } from '../notice';
import { OriginGoods } from './origin-goods';
import type { Verification } from './verification';

/** A certificate of origin as the signed bytes state it, with the link that says whether it still stands. */
export function OriginFacts({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  const origin = of.certified?.origin;
  if (!origin || of.report.indication === 'TOTAL-FAILED') return null;
  const t = translator(locale, 'origin');
  const isProved = of.report.indication === 'TOTAL-PASSED' && of.certified.byChamber;
  const facts: Fact[] = [
    [t('columns.number'), origin.number],
    [t('verify.chamber'), `${origin.portal.chamber}, ${origin.portal.name}`],
    [t('columns.seller'), `${origin.exporter.name} (${origin.exporter.identifier})`],
    [t('columns.buyer'), `${origin.consignee.name} (${origin.consignee.identifier})`],
    [t('columns.order'), origin.order.number],
    [t('public.date'), formatDate(locale, origin.issuedAt)],
  ];
  return (
    <section className="section">
      <h2>{t(isProved ? 'verify.heading' : 'verify.headingUnproved')}</h2>
      {!isProved && (
        <Notice>
          <p>{t('verify.unproved')}</p>
        </Notice>
      )}
      <FactRows facts={facts} inColumns />
      <OriginGoods locale={locale} origin={origin} />
      <p className="prose">{t('verify.standing')}</p>
      <p>
        {isProved ? <a href={origin.verificationUrl}>{origin.verificationUrl}</a> : origin.verificationUrl}
      </p>
    </section>
  );
}
