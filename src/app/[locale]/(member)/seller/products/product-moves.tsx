import { type Product, textOf } from '@/catalogue/find-product';
import { productTransitions } from '@/catalogue/product';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { canMove } from '@/trade/state-machine';
import { QuietButton, StopButton } from '@/ui/button';
import { moveGoods } from './actions';

/** What can be done with goods in their state; archiving names what it puts away. */
export function ProductMoves({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const t = translator(locale, 'products');
  const { state } = product;
  if (state === 'archived' || state === 'in-review') return null;
  const { name } = textOf(product, locale);
  return (
    <form action={moveGoods} className="actions">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="productId" value={product.id} />
      {canMove(productTransitions, state, 'published') && (
        <QuietButton name="move" value="publish" aria-label={t('publishNamed', { name })}>
          {t('publish')}
        </QuietButton>
      )}
      {canMove(productTransitions, state, 'paused') && (
        <QuietButton name="move" value="pause" aria-label={t('pauseNamed', { name })}>
          {t('pause')}
        </QuietButton>
      )}
      {(state === 'paused' || state === 'draft') && (
        <StopButton name="move" value="archive">
          {t('archiveNamed', { name })}
        </StopButton>
      )}
    </form>
  );
}
