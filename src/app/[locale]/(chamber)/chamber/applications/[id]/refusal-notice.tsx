import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '@/ui/notice';

/** Why a step was declined; `state` is where the application went meanwhile. */
export function RefusalNotice(props: { locale: Locale; code: string; state: string | undefined }) {
  const { locale, code, state } = props;
  const t = translator(locale, 'applications');
  if (!t.has(`refusal.${code}`)) return null;
  const moved = state && t.has(`states.${state}`) ? t(`states.${state}`) : '…';
  return (
    <Notice tone="stopped" title={t('refusal.title')}>
      <p>{t(`refusal.${code}`, { state: moved })}</p>
    </Notice>
  );
}
