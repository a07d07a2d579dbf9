import { formatCountry, formatMoney, formatThousandths } from '@/i18n/format';
import { type Locale, languageTags } from '@/i18n/locales';
import { hsEdition, printHsCode } from '@/trade/hs-code';
import type { OrderDocument, OrderDocumentLine } from '@/trade/order-document';
import { optionsOf } from '@/trade/variant-options';
import { say, type Words } from '../keys/words';

/** The lines of an order, and their total. */
export function OrderGoods({
  order,
  locale,
  words,
}: {
  readonly order: OrderDocument;
  readonly locale: Locale;
  readonly words: Words;
}) {
  return (
    <table className="table table-cards">
      <caption className="serif">{words['document.goods.heading']}</caption>
      <thead>
        <tr>
          <th scope="col">{words['document.goods.item']}</th>
          <th scope="col" className="end">
            {words['document.goods.quantity']}
          </th>
          <th scope="col" className="end">
            {words['document.goods.price']}
          </th>
          <th scope="col" className="end">
            {words['document.goods.amount']}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <Line key={line.position} line={line} locale={locale} words={words} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {words['document.goods.total']}
          </th>
          <td className="end">
            <strong>
              <bdi>{formatMoney(locale, order.total)}</bdi>
            </strong>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Line({
  line,
  locale,
  words,
}: {
  readonly line: OrderDocumentLine;
  readonly locale: Locale;
  readonly words: Words;
}) {
  const details = [
    say(words, 'document.goods.hs', { code: printHsCode(line.hsCode), edition: hsEdition }),
    say(words, 'document.goods.origin', { country: formatCountry(locale, line.originCountry) }),
    line.producer && say(words, 'document.goods.producer', { name: line.producer }),
    say(words, 'document.goods.reference', { id: line.itemId }),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row" dir="auto">
        {line.name}
        {line.variant && <div className="fine">{variantText(line.variant, words)}</div>}
        {line.description && <div className="fine">{line.description}</div>}
        <div className="quiet fine">{details.join(' · ')}</div>
      </th>
      <td className="end" data-label={words['document.goods.quantity']}>
        <bdi>
          {formatThousandths(locale, line.quantityThousandths)}&nbsp;{unitWord(words, locale, line)}
        </bdi>
      </td>
      <td className="end" data-label={words['document.goods.price']}>
        <bdi>{formatMoney(locale, line.unitPrice)}</bdi>
      </td>
      <td className="end" data-label={words['document.goods.amount']}>
        <bdi>{formatMoney(locale, line.amount)}</bdi>
      </td>
    </tr>
  );
}

function variantText({ code, options }: NonNullable<OrderDocumentLine['variant']>, words: Words): string {
  const said = optionsOf(options).map(({ name, value }) =>
    say(words, `document.goods.options.${name}`, { value }),
  );
  return [say(words, 'document.goods.variant', { code }), ...said].join(' · ');
}

/** The page carries the plural forms of each unit (see `unitWords`), so that no message parser travels. */
function unitWord(words: Words, locale: Locale, { unit, quantityThousandths }: OrderDocumentLine): string {
  const form = new Intl.PluralRules(languageTags[locale]).select(quantityThousandths / 1000);
  return words[`unit.${unit}.${form}`] ?? words[`unit.${unit}.other`] ?? unit;
}
