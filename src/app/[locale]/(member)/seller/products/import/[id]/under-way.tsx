import type { GoodsImport } from '@/catalogue/import/find-imports';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { AskAgain } from '../../../../../ask-again';

/** How far a job is. It is asked again by itself; without script there is a link. */
export function UnderWay({ locale, found }: { locale: Locale; found: GoodsImport }) {
  const { progress, lineCount, id } = found;
  const said = translator(locale, 'goods-import')('progress', { progress, lines: lineCount });
  return (
    <section className="section">
      <AskAgain everySeconds={2} />
      <p>
        <progress value={progress} max={Math.max(1, lineCount)} aria-label={said} />
      </p>
      <p role="status">{said}</p>
      <p>
        <a href={`/${locale}/seller/products/import/${id}`}>
          {translator(locale, 'goods-import')('lookAgain')}
        </a>
      </p>
    </section>
  );
}
