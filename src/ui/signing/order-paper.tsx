import { formatCountry, formatDate, formatInstant, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import type { OrderDocument, OrderParty } from '@/trade/order-document';
import { say, type Words } from '../keys/words';
import { OrderGoods } from './order-goods';

interface Shown {
  readonly order: OrderDocument;
  readonly locale: Locale;
  readonly words: Words;
}

/** The order as the printed document has it, in the same order of things, from the signed data alone. */
export function OrderPaper(props: Shown) {
  const { order, locale, words } = props;
  return (
    <article className="paper">
      <header>
        <p className="eyebrow">
          {order.portal.chamber} · {order.portal.name}
        </p>
        <h2>
          {words['document.title']} <span className="amount">{order.number}</span>
        </h2>
        <p className="quiet">
          {say(words, 'document.version', {
            version: order.version,
            date: formatInstant(locale, order.issuedAt),
          })}
          {order.previousVersionDigest &&
            ` · ${say(words, 'document.replaces', { digest: shortDigest(order.previousVersionDigest) })}`}
        </p>
      </header>
      <Facts {...props} />
      <div className="paper-parties">
        <Party title={words['document.buyer']!} party={order.buyer} locale={locale} words={words} />
        <Party title={words['document.seller']!} party={order.seller} locale={locale} words={words} />
      </div>
      <OrderGoods {...props} />
      <Terms {...props} />
      <section lang={order.language}>
        <h3 lang={locale}>{words['document.wording.heading']}</h3>
        {order.documentText.split('\n').map((paragraph, index) => (
          <p key={index} dir="auto">
            {paragraph}
          </p>
        ))}
      </section>
    </article>
  );
}

function Facts({ order, locale, words }: Shown) {
  const facts = [
    [words['document.facts.total'], formatMoney(locale, order.total)],
    [words['document.facts.terms'], `${order.incoterm} ${order.place}`],
    [words['document.facts.delivery'], day(locale, order.deliveryDate)],
    [words['document.facts.payment'], words[`document.trigger.${order.paymentTrigger}`]],
  ];
  return (
    <dl className="trade-line trade-line-wide">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Party(props: {
  readonly title: string;
  readonly party: OrderParty;
  readonly locale: Locale;
  readonly words: Words;
}) {
  const { title, party, locale, words } = props;
  const { street, landmark, town, postcode, country } = party.address;
  const place = [postcode, town].filter(Boolean).join(' ');
  return (
    <section>
      <h3>{title}</h3>
      <p dir="auto">
        <strong>{party.name}</strong>
        <br />
        {party.identifier}
        <br />
        {[street, landmark, place, formatCountry(locale, country)].filter(Boolean).join(', ')}
      </p>
      {party.personName && <p dir="auto">{party.personName}</p>}
      {party.certificateDigest && (
        <p className="quiet fine">
          {say(words, 'document.certificate', { digest: shortDigest(party.certificateDigest) })}
        </p>
      )}
    </section>
  );
}

function Terms({ order, locale, words }: Shown) {
  const terms = [
    [words['document.terms.incoterm'], `${order.incoterm} ${order.place}, Incoterms® 2020`],
    [words['document.terms.delivery'], day(locale, order.deliveryDate)],
    [words['document.facts.payment'], words[`document.trigger.${order.paymentTrigger}`]],
    [words['document.terms.law'], order.governingLaw],
    [words['document.terms.forum'], order.disputeForum],
    [words['document.terms.language'], languageName(locale, order.language)],
    [words['document.terms.validity'], formatInstant(locale, order.expiresAt)],
    [words['document.terms.note'], order.note],
  ].filter(([, value]) => value);
  return (
    <section>
      <h3>{words['document.terms.heading']}</h3>
      <dl className="facts">
        {terms.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "9f86 d081 884c 7d65": enough of a digest to compare by eye with the printed page. */
export function shortDigest(hex: string): string {
  return (hex.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

function day(locale: Locale, isoDate: string): string {
  return formatDate(locale, new Date(`${isoDate}T00:00:00Z`));
}

function languageName(locale: Locale, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
