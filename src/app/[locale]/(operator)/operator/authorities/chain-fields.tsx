import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Field } from '@/ui/field';

/** Another's certificate with its chain, and the anchor where the file does not reach it. */
export function ChainFields({ locale, label }: { readonly locale: Locale; readonly label: string }) {
  const t = translator(locale, 'authorities');
  return (
    <>
      <Field
        type="file"
        name="file"
        label={label}
        hint={t('request.fileHint')}
        accept=".pem,.crt,.cer,.der,.p7b,.p7c"
        required
      />
      <Field
        type="file"
        name="anchor"
        label={t('request.anchor')}
        hint={t('request.anchorHint')}
        accept=".pem,.crt,.cer,.der"
      />
    </>
  );
}
