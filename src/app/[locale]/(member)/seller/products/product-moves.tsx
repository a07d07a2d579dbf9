import { type Product, textOf } from '@/catalogue/find-product';
import { productTransitions } from '@/catalogue/product';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { canMove } from '@/trade/state-machine';
import { QuietButton, StopButton } from '@/ui/button';
import { moveGoods } from './actions';

/** What can be done with goods in their state by an organisation that sells, or no more; archiving names what it puts away. */
export function ProductMoves({
  locale,
  product,
  sells,
}: {
  readonly locale: Locale;
  readonly product: Product;
  readonly sells: boolean;
}) {
  const t = translator(locale, 'products');
  const { state } = product;
  if (state === 'archived') return null;
  const { name } = textOf(product, locale);
  if (state === 'in-review') return <TakeBack locale={locale} product={product} name={name} />;
  return (
    <form action={moveGoods} className="actions">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="productId" value={product.id} />
      {sells && canMove(productTransitions, state, 'published') && (
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

/** What waits for the chamber can only be taken back; it is the chamber that moves it on. */
export function TakeBack(props: {
  readonly locale: Locale;
  readonly product: Pick<Product, 'id'>;
  readonly name: string;
}) {
  const { locale, product, name } = props;
  const t = translator(locale, 'products');
  return (
    <form action={moveGoods} className="actions">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="productId" value={product.id} />
      <QuietButton name="move" value="take-back" aria-label={t('takeBackNamed', { name })}>
        {t('takeBack')}
      </QuietButton>
    </form>
  );
}
