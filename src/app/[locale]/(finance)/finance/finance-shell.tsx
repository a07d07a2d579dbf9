import type { ReactNode } from 'react';
import { pathWithoutLanguage } from '@/app/path-without-language';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { Notice } from '@/ui/notice';
import { MemberShell } from '../../member-shell';
import { Rooms } from '../../rooms';

/** What an action did or why it did not, as the page after it is told. */
export interface Outcome {
  readonly did?: string;
  readonly refused?: string;
}

const rooms = ['', 'statements', 'payments', 'payouts', 'ledger'] as const;

/** The rooms of finance, one beside the other. */
export async function FinanceShell({
  locale,
  actor,
  outcome,
  children,
}: {
  locale: Locale;
  actor: Actor;
  outcome?: Outcome;
  children: ReactNode;
}) {
  const t = translator(locale, 'finance');
  return (
    <MemberShell locale={locale} actor={actor}>
      <Rooms
        locale={locale}
        label={t('rooms.title')}
        rooms={rooms.map((room) => ({
          place: room ? `finance/${room}` : 'finance',
          name: t(`rooms.${room || 'unexplained'}`),
        }))}
        path={await pathWithoutLanguage()}
      />
      {outcome?.did && t.has(`done.${outcome.did}`) && (
        <Notice tone="done">{t(`done.${outcome.did}`)}</Notice>
      )}
      {outcome?.refused && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(t.has(`refusals.${outcome.refused}`) ? `refusals.${outcome.refused}` : 'refusals.other')}
        </Notice>
      )}
      {children}
    </MemberShell>
  );
}
