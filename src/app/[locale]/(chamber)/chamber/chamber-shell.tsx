import '@/ui/keys/keys.css';
import type { ReactNode } from 'react';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { MemberShell } from '../../member-shell';

/** The chamber's rooms, one beside the other. */
export function ChamberShell(props: { locale: Locale; actor: Actor; children: ReactNode }) {
  const { locale, actor, children } = props;
  const t = translator(locale, 'chamber');
  return (
    <MemberShell locale={locale} actor={actor}>
      <nav className="links" aria-label={t('rooms')}>
        <a href={`/${locale}/chamber`}>{t('today.title')}</a>
        <a href={`/${locale}/chamber/applications`}>{translator(locale, 'applications')('title')}</a>
        <a href={`/${locale}/chamber/products`}>{translator(locale, 'reviews')('title')}</a>
        <a href={`/${locale}/chamber/origin`}>{translator(locale, 'origin')('title')}</a>
        <a href={`/${locale}/chamber/members`}>{t('members.title')}</a>
        <a href={`/${locale}/chamber/authorisations`}>{translator(locale, 'mandates')('title')}</a>
        <a href={`/${locale}/chamber/certificates`}>{t('certificates.title')}</a>
        <a href={`/${locale}/chamber/lost-keys`}>{translator(locale, 'devices')('cases.title')}</a>
        <a href={`/${locale}/chamber/synonyms`}>{translator(locale, 'search')('synonyms.title')}</a>
        <a href={`/${locale}/chamber/figures`}>{translator(locale, 'figures')('title')}</a>
      </nav>
      {children}
    </MemberShell>
  );
}
