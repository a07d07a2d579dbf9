import type { SignatureSummary } from '@/documents/find-document';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Order } from '@/orders/order';
import { textIn } from '@/portals/text-in';
import { Seal } from '@/ui/seal';
import { authorityText } from './authority-line';

/** For both parties: on whose word each signatory of the order's present paper signed, as a page and as data. */
export function AuthoritySection(props: {
  locale: Locale;
  order: Pick<Order, 'number' | 'version'>;
  signatures: readonly SignatureSummary[];
}) {
  const { locale, order } = props;
  const signatures = props.signatures.filter(({ version }) => version === order.version);
  if (signatures.length === 0) return null;
  const t = translator(locale, 'mandates');
  const data = Buffer.from(JSON.stringify({ order: order.number, signatures }, null, 2)).toString('base64');
  return (
    <section className="section">
      <h2>{t('authority.title')}</h2>
      <div className="signature-list">
        {signatures.map((signature) => (
          <Seal
            key={`${signature.party} ${signature.place}`}
            facts={{
              fingerprint: signature.fingerprint,
              state: 'whole',
              person: signature.person,
              organisation: signature.organisation,
              chamber: signature.chamber && textIn(locale, signature.chamber),
            }}
          >
            {signatures.some(({ party, place }) => party === signature.party && place === 2) && (
              <div className="quiet fine">
                {t(signature.place === 1 ? 'authority.first' : 'authority.second')}
              </div>
            )}
            <p className="fine">{authorityText(locale, signature)}</p>
          </Seal>
        ))}
      </div>
      <p className="links no-print">
        <a href={`data:application/json;base64,${data}`} download={`${order.number}-authorities.json`}>
          {t('authority.download')}
        </a>
      </p>
    </section>
  );
}
