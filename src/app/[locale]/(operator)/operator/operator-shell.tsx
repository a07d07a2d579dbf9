import type { ReactNode } from 'react';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { MemberShell } from '../../member-shell';

const rooms = ['portals', 'authorities', 'links', 'audit', 'health'] as const;

/** The operator's rooms, one beside the other. */
export function OperatorShell(props: { locale: Locale; actor: Actor; children: ReactNode }) {
  const { locale, actor, children } = props;
  const t = translator(locale, 'operator');
  return (
    <MemberShell locale={locale} actor={actor}>
      <nav className="links" aria-label={t('rooms.title')}>
        {rooms.map((room) => (
          <a key={room} href={`/${locale}/operator${room === 'portals' ? '' : `/${room}`}`}>
            {t(`rooms.${room}`)}
          </a>
        ))}
      </nav>
      {children}
    </MemberShell>
  );
}
