import type { HeldCertificate } from '@/catalogue/schema';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** The schemes goods are certified under; one that has ended says so instead of vanishing. */
export function CertificatesHeld({
  locale,
  certificates,
  today = new Date(),
}: {
  readonly locale: Locale;
  readonly certificates: readonly HeldCertificate[];
  readonly today?: Date;
}) {
  const t = translator(locale, 'catalogue');
  if (certificates.length === 0) return t('product.noCertificates');
  const day = today.toISOString().slice(0, 10);
  return certificates.map(({ scheme, number, expires }) => {
    const date = expires ? formatDate(locale, new Date(expires)) : '';
    const hasEnded = expires !== undefined && expires < day;
    return (
      <div key={`${scheme} ${number}`}>
        {t.has(`product.schemes.${scheme}`) ? t(`product.schemes.${scheme}`) : scheme}
        {number && <bdi> ({t('product.number', { number })})</bdi>}
        {expires && !hasEnded && `, ${t('product.until', { date })}`}
        {hasEnded && (
          <>
            {', '}
            <strong>{t('product.expired', { date })}</strong>
          </>
        )}
      </div>
    );
  });
}
