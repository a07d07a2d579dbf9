import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OriginOfOrder } from '@/origin/find-certificates';
import { verificationPath } from '@/origin/origin-certificate';
import { QuietLink, StopButton } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { TextField } from '@/ui/field';
import { Seal } from '@/ui/seal';
import { StatusWord } from '@/ui/status-word';
import { originSeal, shapeOfOrigin } from '../../../../origin-words';
import { cancel } from './actions';

/** Each certificate with what became of it, its seal, its file and its verification link. */
export function CertificateList(props: {
  readonly locale: Locale;
  readonly orderId: string;
  readonly certificates: readonly OriginOfOrder[];
  /** the reader is the seller, who may take back and replace */
  readonly maySeller: boolean;
}) {
  const { locale, orderId, certificates, maySeller } = props;
  const t = translator(locale, 'origin');
  return (
    <section className="section">
      <h2>{t('list')}</h2>
      {certificates.map(({ certificate, signature }) => {
        const { id, number, state } = certificate;
        const why = certificate.withdrawnReason ?? certificate.refusedReason;
        return (
          <article key={id} className="section">
            <h3>
              <bdi>{number}</bdi> <StatusWord shape={shapeOfOrigin[state]}>{t(`states.${state}`)}</StatusWord>
            </h3>
            <p className="quiet">
              {t('requestedAt')} <DateText locale={locale} at={certificate.requestedAt} precise />
              {certificate.withdrawnAt &&
                ` · ${t('withdrawnAt', { date: formatInstant(locale, certificate.withdrawnAt) })}`}
            </p>
            {why && <p dir="auto">{t('reason', { reason: why })}</p>}
            {signature && <Seal facts={originSeal(locale, signature, state === 'withdrawn')} />}
            {(state === 'issued' || state === 'withdrawn') && (
              <p className="links">
                <a href={`/${locale}/orders/${orderId}/origin/${id}/paper`}>{t('download', { number })}</a>
                <a href={`/${locale}${verificationPath(certificate)}`}>{t('verificationLink')}</a>
              </p>
            )}
            {maySeller && state === 'issued' && (
              <QuietLink href={`/${locale}/orders/${orderId}/origin?replaces=${id}`}>
                {t('replace', { number })}
              </QuietLink>
            )}
            {maySeller && state === 'requested' && (
              <details>
                <summary>{t('cancel.summary', { number })}</summary>
                <form action={cancel} className="form">
                  <input type="hidden" name="locale" value={locale} />
                  <input type="hidden" name="order" value={orderId} />
                  <input type="hidden" name="certificate" value={id} />
                  <TextField name="reason" label={t('cancel.reason')} required maxLength={500} rows={2} />
                  <StopButton>{t('cancel.button', { number })}</StopButton>
                </form>
              </details>
            )}
          </article>
        );
      })}
    </section>
  );
}
