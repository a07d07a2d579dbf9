import type { ReactNode } from 'react';
import { pathWithoutLanguage } from '@/app/path-without-language';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { MemberShell } from '../../member-shell';
import { Rooms } from '../../rooms';

const rooms = ['portals', 'authorities', 'links', 'audit', 'health'] as const;

/** The operator's rooms, one beside the other. */
export async function OperatorShell(props: { locale: Locale; actor: Actor; children: ReactNode }) {
  const { locale, actor, children } = props;
  const t = translator(locale, 'operator');
  return (
    <MemberShell locale={locale} actor={actor}>
      <Rooms
        locale={locale}
        label={t('rooms.title')}
        rooms={rooms.map((room) => ({
          place: room === 'portals' ? 'operator' : `operator/${room}`,
          name: t(`rooms.${room}`),
        }))}
        path={await pathWithoutLanguage()}
      />
      {children}
    </MemberShell>
  );
}
