import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { Order } from '@/orders/order';
import type { OriginOfOrder } from '@/origin/find-certificates';
import { canBeCertified } from '@/origin/origin-certificate';
import { StatusWord } from '@/ui/status-word';
import { shapeOfOrigin } from '../../../origin-words';

/** The order's certificates of origin, to take along; and the seller's way to ask for one. */
export function OriginSection(props: {
  readonly locale: Locale;
  readonly actor: Actor;
  readonly order: Order;
  readonly party: 'buyer' | 'seller';
  readonly certificates: readonly OriginOfOrder[];
}) {
  const { locale, actor, order, party, certificates } = props;
  const mayAsk =
    party === 'seller' && may(actor, 'request-origin-certificate') && canBeCertified(order.state);
  if (certificates.length === 0 && !mayAsk) return null;
  const t = translator(locale, 'origin');
  const page = `/${locale}/orders/${order.id}/origin`;
  return (
    <section className="section">
      <h2>{t('title')}</h2>
      {certificates.length > 0 && (
        <ul>
          {certificates.map(({ certificate: { id, number, state } }) => (
            <li key={id}>
              <bdi>{number}</bdi> <StatusWord shape={shapeOfOrigin[state]}>{t(`states.${state}`)}</StatusWord>
              {state === 'issued' && (
                <>
                  {' · '}
                  <a href={`${page}/${id}/paper`}>{t('download', { number })}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="links no-print">
        <a href={page}>{t(mayAsk ? 'ask' : 'see')}</a>
      </p>
    </section>
  );
}
