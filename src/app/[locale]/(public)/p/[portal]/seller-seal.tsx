import type { SellerSealFacts } from '@/certificates/find-seal';
import { formatDate } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { Seal } from '@/ui/seal';
import type { Market } from '../../market';

/**
 * That the chamber vouches for a member, with the seal of the key it signs with. Who holds the key is told to the
 * parties of an order, not to everybody.
 */
export function SellerSeal({
  market,
  certificate,
}: {
  readonly market: Market;
  readonly certificate: SellerSealFacts | null;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  if (!certificate) return <p className="quiet">{t('seller.noCertificate')}</p>;
  return (
    <Seal
      facts={{
        fingerprint: certificate.fingerprint,
        state: 'whole',
        person: t('seller.vouched'),
        organisation: brand.chamberName,
        when: [
          t('seller.certifiedUntil', { date: formatDate(locale, certificate.notAfter) }),
          t('seller.fingerprint', { start: certificate.fingerprint.slice(0, 8) }),
        ].join(' · '),
      }}
    />
  );
}
