import '@/ui/keys/keys.css';
import type { ReactNode } from 'react';
import { pathWithoutLanguage } from '@/app/path-without-language';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { MemberShell } from '../../member-shell';
import { type Room, Rooms } from '../../rooms';

/** The chamber's rooms, one beside the other. */
export async function ChamberShell(props: { locale: Locale; actor: Actor; children: ReactNode }) {
  const { locale, actor, children } = props;
  const t = translator(locale, 'chamber');
  return (
    <MemberShell locale={locale} actor={actor}>
      <Rooms locale={locale} label={t('rooms')} rooms={roomsIn(locale)} path={await pathWithoutLanguage()} />
      {children}
    </MemberShell>
  );
}

function roomsIn(locale: Locale): Room[] {
  const named = (room: string, namespace: string, name: string) => ({
    place: room ? `chamber/${room}` : 'chamber',
    name: translator(locale, namespace)(name),
  });
  return [
    named('', 'chamber', 'today.title'),
    named('applications', 'applications', 'title'),
    named('products', 'reviews', 'title'),
    named('origin', 'origin', 'title'),
    named('members', 'chamber', 'members.title'),
    named('authorisations', 'mandates', 'title'),
    named('certificates', 'chamber', 'certificates.title'),
    named('lost-keys', 'devices', 'cases.title'),
    named('synonyms', 'search', 'synonyms.title'),
    named('figures', 'figures', 'title'),
  ];
}
