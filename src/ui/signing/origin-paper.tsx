import { formatCountry, formatInstant, formatThousandths } from '@/i18n/format';
import { type Locale, languageTags } from '@/i18n/locales';
import { hsEdition, printHsCode } from '@/trade/hs-code';
import type { OrderParty } from '@/trade/order-document';
import { type OriginDocument, originsOf } from '@/trade/origin-document';
import { type Fact, FactRows } from '../fact-rows';
import { say, type Words } from '../keys/words';

interface Shown {
  readonly origin: OriginDocument;
  readonly locale: Locale;
  readonly words: Words;
}

/** The certificate as the printed paper has it, box by box, from the data to be signed alone. */
export function OriginPaper(props: Shown) {
  const { origin, locale, words } = props;
  return (
    <article className="paper">
      <header>
        <p className="eyebrow">
          {origin.portal.chamber} · {origin.portal.name}
        </p>
        <h2>
          {words['origin.title']} <span className="amount">{origin.number}</span>
        </h2>
        <p className="quiet">
          {words['origin.kind']} · {formatInstant(locale, origin.issuedAt)}
        </p>
      </header>
      <div className="paper-parties">
        <Party title={words['origin.boxes.consignor']!} party={origin.exporter} locale={locale} />
        <Party title={words['origin.boxes.consignee']!} party={origin.consignee} locale={locale} />
      </div>
      <Facts {...props} />
      <Goods {...props} />
      <section lang={origin.language}>
        <h3 lang={locale}>{words['origin.boxes.certification']}</h3>
        <p dir="auto">{origin.certification}</p>
        <h3 lang={locale}>{words['origin.boxes.declaration']}</h3>
        <p dir="auto">{origin.declaration.text}</p>
        <p className="quiet">
          {origin.declaration.personName}, {formatInstant(locale, origin.declaration.at)}
        </p>
      </section>
    </article>
  );
}

function Party(props: { readonly title: string; readonly party: OrderParty; readonly locale: Locale }) {
  const { name, identifier, address } = props.party;
  const place = [address.postcode, address.town].filter(Boolean).join(' ');
  const country = formatCountry(props.locale, address.country);
  return (
    <section>
      <h3>{props.title}</h3>
      <p dir="auto">
        <strong>{name}</strong>
        <br />
        {identifier}
        <br />
        {[address.street, address.landmark, place, country].filter(Boolean).join(', ')}
      </p>
    </section>
  );
}

function Facts({ origin, locale, words }: Shown) {
  const { transport, order } = origin;
  const facts: Fact[] = [
    [
      words['origin.boxes.origin'],
      originsOf(origin)
        .map((code) => formatCountry(locale, code))
        .join(', '),
    ],
    [
      words['origin.boxes.transport'],
      [transport?.carrier, transport?.document, `${origin.incoterm} ${origin.place}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      words['origin.boxes.remarks'],
      [
        say(words, origin.isPartial ? 'origin.partial' : 'origin.whole', { order: order.number }),
        origin.replaces && say(words, 'origin.replaces', { number: origin.replaces }),
        origin.remarks,
      ]
        .filter(Boolean)
        .join('; '),
    ],
    [words['origin.boxes.verification'], origin.verificationUrl],
  ];
  return <FactRows facts={facts} />;
}

function Goods({ origin, locale, words }: Shown) {
  return (
    <table className="table table-cards">
      <thead>
        <tr>
          <th scope="col">{words['origin.boxes.goods']}</th>
          <th scope="col" className="end">
            {words['origin.boxes.quantity']}
          </th>
        </tr>
      </thead>
      <tbody>
        {origin.lines.map((line) => (
          <tr key={line.position}>
            <th scope="row" dir="auto">
              {line.position}. {line.name}
              {line.packages && <div className="fine">{line.packages}</div>}
              <div className="quiet fine">
                {[
                  say(words, 'document.goods.hs', { code: printHsCode(line.hsCode), edition: hsEdition }),
                  say(words, 'document.goods.origin', { country: formatCountry(locale, line.originCountry) }),
                  line.variant && say(words, 'document.goods.variant', { code: line.variant }),
                  line.producer && say(words, 'document.goods.producer', { name: line.producer }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </th>
            <td className="end" data-label={words['origin.boxes.quantity']}>
              <bdi>
                {formatThousandths(locale, line.quantityThousandths)}&nbsp;{unitOf(words, locale, line)}
              </bdi>
              {line.grossGrams !== null && (
                <div className="quiet fine">
                  {say(words, 'origin.gross', { weight: formatThousandths(locale, line.grossGrams) })}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function unitOf(words: Words, locale: Locale, line: OriginDocument['lines'][number]): string {
  const form = new Intl.PluralRules(languageTags[locale]).select(line.quantityThousandths / 1000);
  return words[`unit.${line.unit}.${form}`] ?? words[`unit.${line.unit}.other`] ?? line.unit;
}
