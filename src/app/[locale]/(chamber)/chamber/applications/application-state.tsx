import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ApplicationState as State } from '@/members/applications/application';
import { type StatusShape, StatusWord } from '@/ui/status-word';

/** As the chamber sees it: what waits for it is what wants attention. */
const shapes: Readonly<Record<State, StatusShape>> = {
  draft: 'neutral',
  submitted: 'attention',
  'in-review': 'attention',
  'information-requested': 'waiting',
  approved: 'done',
  rejected: 'stopped',
};

export function ApplicationState({ locale, state }: { locale: Locale; state: State }) {
  return (
    <StatusWord shape={shapes[state]}>{translator(locale, 'applications')(`states.${state}`)}</StatusWord>
  );
}
