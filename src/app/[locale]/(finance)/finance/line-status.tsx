import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { StatementLine } from '@/reconciliation/statement-line';
import { isWriteOffProposed } from '@/reconciliation/statement-line';
import { type StatusShape, StatusWord } from '@/ui/status-word';

const shapes: Readonly<Record<StatementLine['state'], StatusShape>> = {
  unmatched: 'attention',
  suggested: 'waiting',
  matched: 'done',
  split: 'done',
  'written-off': 'neutral',
  'set-aside': 'attention',
};

/** How a line stands, in words with a shape. */
export function LineStatus({ locale, line }: { locale: Locale; line: StatementLine }) {
  const t = translator(locale, 'finance');
  if (isWriteOffProposed(line))
    return <StatusWord shape="waiting">{t('states.write-off-proposed')}</StatusWord>;
  return <StatusWord shape={shapes[line.state]}>{t(`states.${line.state}`)}</StatusWord>;
}
