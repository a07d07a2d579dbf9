import type { Offer } from '@/catalogue/find-offers';
import { freeOf } from '@/catalogue/stock';
import { type OfferedVariant, tiersOfVariant } from '@/catalogue/variant';
import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';
import { money } from '@/trade/money';
import { Field } from '@/ui/field';
import { quantityText, unitText } from '@/ui/quantity';
import { variantText } from '../../../../goods-facts/variant-text';
import { quantityFieldOf } from './quantity-fields';

interface Props {
  readonly locale: Locale;
  readonly offer: Offer;
  readonly currency: string;
  /** by the name of the field */
  readonly typed: Readonly<Record<string, string>>;
  /** what was refused, and in which field */
  readonly refused: { readonly field: string; readonly why: string } | null;
  /** typed unless something else was; goods in variants start empty, for nobody knows which one is meant */
  readonly start?: string;
  /** whether the label names the goods, where their name does not stand above */
  readonly named?: boolean;
}

/** How much of the goods: one field, or one for each of their variants. */
export function QuantityFields(props: Props) {
  const { variants } = props.offer;
  if (variants.length === 0) return <QuantityField {...props} variant={null} />;
  return variants.map((variant) => (
    <QuantityField key={variant.code} {...props} variant={variant} start="" />
  ));
}

function QuantityField(props: Props & { readonly variant: OfferedVariant | null }) {
  const { locale, offer, currency, typed, refused, start, named, variant } = props;
  const t = translator(locale, 'orders');
  const { id: productId, unit, minimumThousandths } = offer.product;
  const name = quantityFieldOf({ productId, variantCode: variant?.code ?? null });
  const [first] = tiersOfVariant(offer.prices[currency] ?? [], currency, variant);
  const label = [
    named && textIn(locale, offer.names),
    variant && variantText(locale, variant),
    t('new.quantity', { unit: unitText(locale, unit, 2) }),
  ];
  const minimum = variant?.minimumThousandths ?? minimumThousandths;
  const left = freeOf(variant ?? offer.stock);
  const hint = [
    t('new.minimum', { minimum: quantityText(locale, minimum, unit) }),
    variant && first && t('new.listPrice', { price: formatMoney(locale, money(currency, first.unitMinor)) }),
    left === 0 && t('new.soldOut'),
    left && t('new.left', { left: quantityText(locale, left, unit) }),
  ];
  return (
    <Field
      name={name}
      inputMode="decimal"
      autoComplete="off"
      label={label.filter(Boolean).join(' · ')}
      hint={hint.filter(Boolean).join(' · ')}
      defaultValue={typed[name] ?? start ?? ''}
      required={start !== undefined && !variant}
      maxLength={16}
      error={refused?.field === name ? refused.why : null}
    />
  );
}
