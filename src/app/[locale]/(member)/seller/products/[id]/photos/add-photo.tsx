import { contentTypes, photoKinds } from '@/files/content-kind';
import { messagesOf } from '@/i18n/catalogue';
import { type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import type { FieldProblem } from '@/ui/error-summary';
import { Field } from '@/ui/field';
import type { Words } from '@/ui/keys/words';
import { PhotoInput } from '@/ui/photos/photo-input';

/** Chooses a photo and says what is to be seen on it, in every language the goods are described in. */
export function AddPhoto({
  locale,
  productId,
  languages,
  typed,
  problems,
}: {
  readonly locale: Locale;
  readonly productId: string;
  readonly languages: readonly Locale[];
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}) {
  const t = translator(locale, 'photos');
  const words = (messagesOf(locale).photos as { island: Words }).island;
  return (
    <section className="section" id="add">
      <h2>{t('add')}</h2>
      <form
        action={`/${locale}/seller/products/${productId}/photos/add`}
        method="post"
        encType="multipart/form-data"
      >
        <div className="field">
          <label htmlFor="photo">{t('photo')}</label>
          <p className="field-hint" id="photo-hint">
            {t('photoHint')}
          </p>
          <PhotoInput accept={photoKinds.map((kind) => contentTypes[kind]).join(',')} words={words} />
        </div>
        {languages.map((language, at) => (
          <Field
            key={language}
            name={`alt-${language}`}
            label={t('alt', { language: localeNames[language] })}
            hint={at === 0 ? t('altHint') : undefined}
            error={problems.find((problem) => problem.field === `alt-${language}`)?.message}
            defaultValue={typed[`alt-${language}`]}
            lang={language}
            dir="auto"
            maxLength={300}
            required={at === 0}
          />
        ))}
        <PrimaryButton>{t('addButton')}</PrimaryButton>
      </form>
    </section>
  );
}
