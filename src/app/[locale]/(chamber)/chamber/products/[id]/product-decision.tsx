import { type Product, textOf } from '@/catalogue/find-product';
import type { ProductPhoto } from '@/catalogue/photos/photo';
import { photosMark } from '@/catalogue/photos/photos-mark';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton, StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { decideProduct } from '../actions';

/** Approve, or say what must change first. */
export function ProductDecision({
  locale,
  product,
  photos,
  reason,
}: {
  readonly locale: Locale;
  readonly product: Product;
  /** those that are looked at */
  readonly photos: readonly ProductPhoto[];
  /** what was written when a decision was declined */
  readonly reason: string;
}) {
  const t = translator(locale, 'reviews');
  const { name } = textOf(product, locale);
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="productId" value={product.id} />
      <input type="hidden" name="version" value={product.version} />
      <input type="hidden" name="photos" value={photosMark(photos)} />
    </>
  );
  return (
    <section className="section" id="decide">
      <form action={decideProduct}>
        {hidden}
        <p className="quiet">{t('decide.approveHint')}</p>
        <PrimaryButton name="decision" value="approved">
          {t('decide.approve', { name })}
        </PrimaryButton>
      </form>
      <details open={reason !== ''}>
        <summary>{t('decide.sendBackTitle')}</summary>
        <form action={decideProduct}>
          {hidden}
          <TextField
            name="reason"
            label={t('decide.reason')}
            hint={t('decide.reasonHint')}
            defaultValue={reason}
            required
            maxLength={2000}
          />
          <StopButton name="decision" value="sent-back">
            {t('decide.sendBack', { name })}
          </StopButton>
        </form>
      </details>
    </section>
  );
}
