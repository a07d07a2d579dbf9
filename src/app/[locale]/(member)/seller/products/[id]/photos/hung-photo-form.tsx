import type { HungPhoto } from '@/catalogue/photos/find-photos';
import { altOf } from '@/catalogue/photos/photo';
import { type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietButton, StopButton } from '@/ui/button';
import { Photo } from '@/ui/photo';
import { describe, remove, showFirst } from './actions';

/** A photo that hangs, with its descriptions and what may be done with it. Works without script. */
export function HungPhotoForm({
  locale,
  photo,
  languages,
  isFirst,
}: {
  readonly locale: Locale;
  readonly photo: HungPhoto;
  readonly languages: readonly Locale[];
  readonly isFirst: boolean;
}) {
  const t = translator(locale, 'photos');
  const seen = altOf(photo, locale);
  // several photos hang on a page, and a button that is heard alone must say whose it is
  const ofIt = seen && <span className="visually-hidden">: {seen}</span>;
  return (
    <form action={describe} className="section hung-photo" aria-label={seen || undefined}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="product" value={photo.productId} />
      <input type="hidden" name="photo" value={photo.id} />
      <Photo locale={locale} photo={photo} alt={seen} size="thumb" />
      <div>
        {languages.map((language) => (
          <div className="field" key={language}>
            <label htmlFor={`${photo.id}-${language}`}>{t('alt', { language: localeNames[language] })}</label>
            <input
              className="input"
              id={`${photo.id}-${language}`}
              name={`alt-${language}`}
              defaultValue={photo.altTexts[language] ?? ''}
              lang={language}
              dir="auto"
              maxLength={300}
              required={language === languages[0]}
            />
          </div>
        ))}
        <div className="actions">
          <QuietButton>
            {t('describe')}
            {ofIt}
          </QuietButton>
          {!isFirst && (
            <QuietButton formAction={showFirst}>
              {t('showFirst')}
              {ofIt}
            </QuietButton>
          )}
          <StopButton formAction={remove}>
            {t('remove')}
            {ofIt}
          </StopButton>
        </div>
      </div>
    </form>
  );
}
