import { type Change, piecesOf } from '@/catalogue/changes';
import type { ProductFacts } from '@/catalogue/product-facts';
import { isLocale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type FactContext, factLines, priceLines } from './fact-text';

/** Everything that was said about goods, fact by fact, as a version of them says it. */
export function FactList({
  context,
  facts,
}: {
  readonly context: FactContext;
  readonly facts: ProductFacts;
}) {
  return (
    <dl className="facts">
      {piecesOf(facts).map(({ fact, of, value }) => (
        <div key={`${fact} ${of}`}>
          <dt>{labelOf(context, { fact, of })}</dt>
          <dd dir="auto">
            <Lines lines={linesOf(context, { fact, of }, value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What one version says that the one before it did not: what stood there, and what stands there now. */
export function ChangeList({
  context,
  changes,
}: {
  readonly context: FactContext;
  readonly changes: readonly Change[];
}) {
  const t = translator(context.locale, 'reviews');
  return (
    <dl className="facts">
      {changes.map((change) => (
        <div key={`${change.fact} ${change.of}`}>
          <dt>{labelOf(context, change)}</dt>
          <dd dir="auto">
            <del>
              <span className="visually-hidden">{t('was')} </span>
              <Lines lines={linesOf(context, change, change.before)} />
            </del>
            <ins>
              <span className="visually-hidden">{t('is')} </span>
              <Lines lines={linesOf(context, change, change.after)} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Named = Pick<Change, 'fact' | 'of'>;

function linesOf(context: FactContext, { fact, of }: Named, value: unknown): string[] {
  const lines =
    fact === 'prices' && of && Array.isArray(value)
      ? priceLines(context, of, value)
      : factLines(context, fact, value);
  return lines.length > 0 ? lines : ['—'];
}

/** "Description (français)", "Prices (EUR)", "Variant (L-IND)". */
function labelOf({ locale }: FactContext, { fact, of }: Named): string {
  const label = translator(locale, 'reviews')(`facts.${fact}`);
  return of === null ? label : `${label} (${isLocale(of) ? localeNames[of] : of})`;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, at) => <div key={`${at} ${line}`}>{line}</div>);
}
