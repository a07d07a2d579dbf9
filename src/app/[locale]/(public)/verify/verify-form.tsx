import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { Field } from '@/ui/field';
import { maximumMegabytes } from './receive-file';

/** One file and one thing to do; the second button answers the same question with data. */
export function VerifyForm({ locale, error }: { readonly locale: Locale; readonly error?: string }) {
  const t = translator(locale, 'verify');
  return (
    <form method="post" action={`/${locale}/verify`} encType="multipart/form-data">
      <Field
        name="file"
        type="file"
        accept="application/pdf,.pdf"
        required
        label={t('form.label')}
        hint={t('form.hint', { megabytes: maximumMegabytes })}
        error={error}
      />
      <div className="actions">
        <PrimaryButton>{t('form.submit')}</PrimaryButton>
        <QuietButton name="format" value="json">
          {t('form.json')}
        </QuietButton>
      </div>
    </form>
  );
}
