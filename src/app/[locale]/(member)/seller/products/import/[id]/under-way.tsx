import type { GoodsImport } from '@/catalogue/import/find-imports';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** How far a job is. The page asks again by itself, without script. */
export function UnderWay({ locale, found }: { locale: Locale; found: GoodsImport }) {
  const { progress, lineCount, id } = found;
  const said = translator(locale, 'goods-import')('progress', { progress, lines: lineCount });
  return (
    <section className="section" role="status">
      <meta httpEquiv="refresh" content="2" />
      <p>
        <progress value={progress} max={Math.max(1, lineCount)} aria-label={said} />
      </p>
      <p>{said}</p>
      <p>
        <a href={`/${locale}/seller/products/import/${id}`}>
          {translator(locale, 'goods-import')('lookAgain')}
        </a>
      </p>
    </section>
  );
}
