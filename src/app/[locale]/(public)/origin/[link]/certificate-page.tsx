import { formatCountry, formatDate, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { CertificateAtLink } from '@/origin/find-by-link';
import { type Fact, FactRows } from '@/ui/fact-rows';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Seal } from '@/ui/seal';
import { StatusWord } from '@/ui/status-word';
import { OriginGoods } from '@/ui/verification/origin-goods';
import { originSeal } from '../../../origin-words';

/** One verdict in words, who issued it with the seal, and what the signed paper says of the goods; no price. */
export function CertificatePage({ locale, of }: { readonly locale: Locale; readonly of: CertificateAtLink }) {
  const t = translator(locale, 'origin');
  const { origin, signature, withdrawn, replacedBy } = of;
  const verdict = verdictOf(of);
  const facts: Fact[] = [
    [
      t('columns.seller'),
      `${origin.exporter.name}, ${formatCountry(locale, origin.exporter.address.country)}`,
    ],
    [
      t('columns.buyer'),
      `${origin.consignee.name}, ${formatCountry(locale, origin.consignee.address.country)}`,
    ],
    [t('columns.order'), origin.order.number],
    [t('public.shipment'), t(origin.isPartial ? 'public.partial' : 'public.whole')],
    [t('public.transport'), origin.transport && `${origin.transport.carrier}, ${origin.transport.document}`],
    [t('public.date'), formatDate(locale, origin.issuedAt)],
  ];
  return (
    <>
      <PageHeader
        eyebrow={<bdi>{origin.number}</bdi>}
        title={<StatusWord shape={shapes[verdict]}>{t(`public.verdict.${verdict}.title`)}</StatusWord>}
        lead={t(`public.verdict.${verdict}.text`, { chamber: origin.portal.chamber })}
      />
      {withdrawn && (
        <Notice tone="stopped">
          <p>{t('withdrawnAt', { date: formatInstant(locale, withdrawn.at) })}</p>
          {replacedBy ? (
            <p>{t('public.replacedBy', { number: replacedBy })}</p>
          ) : (
            <p dir="auto">{t('reason', { reason: withdrawn.reason })}</p>
          )}
        </Notice>
      )}
      <section className="section">
        <h2>{t('public.issuedBy')}</h2>
        <Seal facts={originSeal(locale, signature, verdict !== 'valid')} />
      </section>
      <section className="section">
        <h2>{t('public.says')}</h2>
        <p className="prose quiet">{t('public.compare')}</p>
        <FactRows facts={facts.filter(([, value]) => value)} inColumns />
        <OriginGoods locale={locale} origin={origin} />
      </section>
      <section className="section">
        <p className="prose">{t('public.file')}</p>
        <p>
          <a href={`/${locale}/verify`}>{t('public.verify')}</a>
        </p>
      </section>
    </>
  );
}

const shapes = { valid: 'done', withdrawn: 'stopped', unproved: 'attention' } as const;

/** Withdrawn outweighs everything; a signature that does not pass today is said to be unproved, never valid. */
function verdictOf({ state, indication }: CertificateAtLink): keyof typeof shapes {
  if (state === 'withdrawn') return 'withdrawn';
  return indication === 'TOTAL-PASSED' ? 'valid' : 'unproved';
}
