import { type Product, textOf } from '@/catalogue/find-product';
import type { ProductReview } from '@/catalogue/find-reviews';
import { publishProblems } from '@/catalogue/publish-problems';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '@/ui/notice';
import { TakeBack } from '../product-moves';

interface Props {
  readonly locale: Locale;
  readonly product: Product;
  /** what the chamber said last */
  readonly latest: ProductReview | undefined;
  /** what the last action came to */
  readonly said: { readonly did?: string; readonly refused?: string };
}

/** Where goods stand between their seller and the chamber, and what they lack before they can be shown. */
export function Standing({ locale, product, latest, said }: Props) {
  const t = translator(locale, 'products');
  const missing = publishProblems(product);
  const isDraft = product.state === 'draft';
  return (
    <>
      {isDraft && said.did === 'draft' && (
        <Notice tone="done">
          <p>{t('did.draft')}</p>
        </Notice>
      )}
      {product.submittedAt && (
        <Notice>
          <p>{t('withChamber', { date: formatDate(locale, product.submittedAt) })}</p>
          <TakeBack locale={locale} product={product} name={textOf(product, locale).name} />
        </Notice>
      )}
      {isDraft && latest?.decision === 'sent-back' && (
        <Notice tone="attention" title={t('sentBack', { version: latest.version })}>
          <p dir="auto">{latest.reason}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone={said.refused ? 'stopped' : 'attention'} title={t('incomplete')}>
          <ul>
            {missing.map((problem) => (
              <li key={problem}>{t(`missing.${problem}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
