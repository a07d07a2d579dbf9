import { Written } from '@/app/written';
import { formatCountry } from '@/i18n/format';
import { directionOf, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OrderDetail } from '@/orders/find-orders';
import type { OriginCertificate } from '@/origin/origin-certificate';
import { printHsCode } from '@/trade/hs-code';
import { quantityToDecimal } from '@/trade/quantity';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField, Field, TextField } from '@/ui/field';
import { quantityText } from '@/ui/quantity';
import { request } from './actions';
import { declarationIn } from './declaration';

/** What the order does not know: how much of each line, how it is packed, and the exporter's declaration. */
export function RequestForm(props: {
  readonly locale: Locale;
  readonly detail: OrderDetail;
  /** by position, what no certificate covers yet */
  readonly left: ReadonlyMap<number, number>;
  readonly replaced: OriginCertificate | null;
  readonly declaration: { readonly wording: string; readonly language: string };
  /** what was typed before a refusal */
  readonly values: Readonly<Record<string, string>>;
  readonly formKey: string;
}) {
  const { locale, detail, left, replaced, declaration, values } = props;
  const t = translator(locale, 'origin');
  const own = declarationIn(locale, detail.order.number).wording;
  const lines = detail.lines.filter(({ position }) => (left.get(position) ?? 0) > 0);
  return (
    <section className="section">
      <h2>{replaced ? t('request.replacing', { number: replaced.number }) : t('request.title')}</h2>
      <p className="prose quiet">{t('request.preference')}</p>
      <form action={request} className="form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="order" value={detail.order.id} />
        <input type="hidden" name="key" value={values.key ?? props.formKey} />
        {replaced && <input type="hidden" name="replaces" value={replaced.id} />}
        {lines.map((line) => (
          <fieldset key={line.position}>
            <legend>
              <Written locale={locale} text={line.name} />
            </legend>
            <p className="quiet">
              <bdi>{printHsCode(line.hsCode)}</bdi> · {formatCountry(locale, line.originCountry)} ·{' '}
              {t('request.left', { quantity: quantityText(locale, left.get(line.position) ?? 0, line.unit) })}
            </p>
            <Field
              name={`quantity-${line.position}`}
              label={t('request.quantity')}
              hint={t('request.quantityHint')}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={
                values[`quantity-${line.position}`] ?? quantityToDecimal(left.get(line.position) ?? 0)
              }
            />
            <Field
              name={`packages-${line.position}`}
              label={t('request.packages')}
              hint={t('request.packagesHint')}
              maxLength={200}
              autoComplete="off"
              defaultValue={values[`packages-${line.position}`]}
            />
            <Field
              name={`gross-${line.position}`}
              label={t('request.gross')}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={values[`gross-${line.position}`]}
            />
          </fieldset>
        ))}
        <TextField
          name="remarks"
          label={t('request.remarks')}
          hint={t('request.remarksHint')}
          rows={2}
          maxLength={500}
          defaultValue={values.remarks}
        />
        <ChoiceField
          name="declared"
          required
          label={
            <span lang={declaration.language} dir={directionOf(declaration.language as Locale)}>
              {declaration.wording}
            </span>
          }
          hint={declaration.language === locale ? undefined : own}
        />
        <PrimaryButton>{t('request.submit')}</PrimaryButton>
      </form>
    </section>
  );
}
