import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { typedWords } from '@/app/typed-words';
import { Written } from '@/app/written';
import { findOffers, findOtherOffers, type Offer } from '@/catalogue/find-offers';
import { inTransaction } from '@/db/transaction';
import { formatDate, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { money } from '@/trade/money';
import { quantityToDecimal } from '@/trade/quantity';
import { PrimaryButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { Field, SelectField, TextField } from '@/ui/field';
import { KeepTyped } from '@/ui/offline/keep-typed';
import { PageHeader } from '@/ui/page-header';
import { quantityText, unitText } from '@/ui/quantity';
import { TradeLine } from '@/ui/trade-line';
import { MemberShell } from '../../../../member-shell';
import { draft } from './actions';
import { QuantityFields } from './quantity-field';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'orders')('new.title') };
}

/** The order form: the goods asked for, the seller's other goods under the same terms, and where and when. */
export default async function NewOrderPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale, ['buyer', 'owner']);
  const typed = Object.fromEntries(
    Object.entries(await searchParams).map(([key, value]) => [
      key,
      Array.isArray(value) ? (value[0] ?? '') : (value ?? ''),
    ]),
  );
  const productId = z.uuid().safeParse(typed.product);
  if (!productId.success) notFound();
  const [offer, others] = await inTransaction(
    scopeOf(actor),
    async (tx): Promise<[Offer | undefined, Offer[]]> => {
      const [wanted] = await findOffers(tx, [productId.data]);
      return [wanted, wanted ? await findOtherOffers(tx, wanted) : []];
    },
  );
  if (!offer) notFound();

  const t = translator(locale, 'orders');
  const { product } = offer;
  const currencies = Object.keys(offer.prices);
  const currency = currencies.includes(typed.currency ?? '') ? typed.currency! : currencies[0]!;
  const list = offer.prices[currency]?.[0]?.unitMinor ?? 0;
  const earliest = new Date(Date.now() + product.leadTimeDays * 86_400_000);
  const refusal = typed.refused
    ? t(`refusals.${typed.refused}`, {
        ...refusalFacts(locale, typed),
        minimum: quantityText(
          locale,
          Number(typed.minimumThousandths ?? product.minimumThousandths),
          typed.unit ?? product.unit,
        ),
        left: quantityText(locale, Number(typed.leftThousandths ?? 0), typed.unit ?? product.unit),
        earliest: formatDate(locale, typed.earliest ? new Date(typed.earliest) : earliest),
      })
    : null;
  const refused = refusal ? { field: typed.field ?? '', why: refusal } : null;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader eyebrow={<bdi>{offer.sellerName}</bdi>} title={t('new.title')} lead={t('new.lead')} />
      <ErrorSummary
        title={t('new.refused')}
        problems={refusal ? [{ field: typed.field || null, message: refusal }] : []}
      />
      <form action={draft} className="form">
        <KeepTyped locale={locale} words={typedWords(locale)} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="product" value={product.id} />
        <input type="hidden" name="idempotencyKey" value={typed.idempotencyKey || uuidv7()} />
        <section className="section">
          <h2>
            <Written locale={locale} text={offer.names} />
          </h2>
          <TradeLine locale={locale} facts={{ ...product, price: money(currency, list) }} wide />
          <Tiers locale={locale} offer={offer} currency={currency} />
          <QuantityFields
            locale={locale}
            offer={offer}
            currency={currency}
            typed={typed}
            refused={refused}
            start={quantityToDecimal(product.minimumThousandths)}
          />
        </section>
        {others.length > 0 && (
          <section className="section">
            <h2>{t('new.others')}</h2>
            <p className="quiet">
              {t('new.othersHint', { incoterm: product.incoterm, place: product.incotermPlace })}
            </p>
            {others.map((other) => (
              <QuantityFields
                key={other.product.id}
                locale={locale}
                offer={other}
                currency={currency}
                typed={typed}
                refused={refused}
                named
              />
            ))}
          </section>
        )}
        <section className="section">
          <h2>{t('new.terms')}</h2>
          {currencies.length > 1 ? (
            <SelectField name="currency" label={t('new.currency')} defaultValue={currency}>
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </SelectField>
          ) : (
            <input type="hidden" name="currency" value={currency} />
          )}
          <Field
            name="incotermPlace"
            label={t('new.place', { incoterm: product.incoterm })}
            hint={t(`incoterms.${product.incoterm}`)}
            defaultValue={typed.incotermPlace ?? product.incotermPlace}
            required
            maxLength={100}
            error={typed.field === 'incotermPlace' ? refusal : null}
          />
          <Field
            name="deliveryDate"
            type="date"
            label={t('new.deliveryDate')}
            hint={t('new.deliveryHint', {
              days: product.leadTimeDays,
              earliest: formatDate(locale, earliest),
            })}
            min={earliest.toISOString().slice(0, 10)}
            defaultValue={
              typed.deliveryDate ?? new Date(earliest.getTime() + 14 * 86_400_000).toISOString().slice(0, 10)
            }
            required
            error={typed.field === 'deliveryDate' ? refusal : null}
          />
          <TextField
            name="note"
            label={t('new.note')}
            hint={t('new.noteHint')}
            defaultValue={typed.note ?? ''}
            maxLength={2000}
            rows={3}
          />
        </section>
        <div className="actions">
          <PrimaryButton>{t('new.submit')}</PrimaryButton>
          <p className="quiet fine">{t('new.submitHint')}</p>
        </div>
      </form>
    </MemberShell>
  );
}

function Tiers({ locale, offer, currency }: { locale: Locale; offer: Offer; currency: string }) {
  const t = translator(locale, 'orders');
  const tiers = offer.prices[currency] ?? [];
  return (
    <ul className="tiers">
      {tiers.map((tier) => (
        <li key={tier.fromThousandths}>
          {t('new.tier', {
            quantity: quantityText(locale, tier.fromThousandths, offer.product.unit),
            price: formatMoney(locale, money(currency, tier.unitMinor)),
          })}
        </li>
      ))}
    </ul>
  );
}

function refusalFacts(locale: Locale, typed: Record<string, string>): Record<string, string> {
  return {
    position: typed.position ?? '',
    unit: typed.unit ? unitText(locale, typed.unit, 2) : '',
    currency: typed.currency ?? '',
  };
}
