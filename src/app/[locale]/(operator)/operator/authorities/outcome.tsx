import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '@/ui/notice';

export interface Outcome {
  readonly did?: string;
  readonly refused?: string;
  readonly why?: string;
}

/** What the last action came to, in words. */
export function OutcomeNotice({ locale, outcome }: { locale: Locale; outcome: Outcome }) {
  const { did, refused, why } = outcome;
  const t = translator(locale, 'authorities');
  if (did && t.has(`done.${did}`)) return <Notice tone="done">{t(`done.${did}`)}</Notice>;
  if (!refused || !t.has(`refusals.${refused}`)) return null;
  return (
    <Notice tone="stopped" title={t('refused')}>
      <p>{t(`refusals.${refused}`)}</p>
      {why && (
        <p className="fine" dir="ltr">
          {why}
        </p>
      )}
    </Notice>
  );
}
