import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '@/ui/notice';
import { reasonWords } from '@/ui/verification/finding-words';

export interface Outcome {
  readonly did?: string;
  readonly refused?: string;
  /** what the refusal is about: the reason a path is not valid, an authority's name, a number */
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
      {why && <Why locale={locale} refused={refused} why={why} />}
    </Notice>
  );
}

/** Reasons are said in words; names and numbers stand behind the words for what they are. Codes of ours stay with us. */
function Why({ locale, refused, why }: { locale: Locale; refused: string; why: string }) {
  const t = translator(locale, 'authorities');
  if (refused === 'chain-not-valid') {
    const words = reasonWords(locale, { indication: 'INDETERMINATE', reasonCode: why });
    return words && <p className="fine">{words}</p>;
  }
  if (!t.has(`refusalsAbout.${refused}`)) return null;
  return (
    <p className="fine">
      {t(`refusalsAbout.${refused}`)} <bdi dir="ltr">{why}</bdi>
    </p>
  );
}
