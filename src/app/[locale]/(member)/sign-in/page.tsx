import type { Metadata } from 'next';
import { keyWords } from '@/app/island-words';
import { returnPath } from '@/app/return-path';
import { currentActor } from '@/app/session';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { GuestShell } from '../../guest-shell';
import { SignInForm } from './sign-in-form';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ next?: string; why?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'keys')('signIn.title') };
}

/** The way in: a key of this browser, or one in a file. */
export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { next, why } = await searchParams;
  const t = translator(locale, 'keys');
  const goOn = returnPath(next, `/${locale}/today`);
  const actor = await currentActor();
  return (
    <GuestShell locale={locale}>
      <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
      {actor && (
        <Notice>
          <p>{t(why === 'role' ? 'signIn.asOther' : 'signIn.signedInAs', { name: actor.name })}</p>
          <QuietLink href={why === 'role' ? `/${locale}/today` : goOn}>{t('signIn.goOn')}</QuietLink>
        </Notice>
      )}
      <noscript>
        <Notice>
          <p>{t('signIn.noScript')}</p>
        </Notice>
      </noscript>
      <SignInForm words={keyWords(locale)} locale={locale} goOn={goOn} />
      <section className="section">
        <h2>{t('signIn.lostLink')}</h2>
        <p className="prose">{t('signIn.lostHint')}</p>
        <p className="links">
          <a href={`/${locale}/sign-in/lost-key`}>{t('signIn.lostLink')}</a>
          <a href={`/${locale}/keys/guide`}>{translator(locale, 'devices')('guide.title')}</a>
        </p>
      </section>
      <section className="section">
        <h2>{t('signIn.noKey')}</h2>
        <p className="prose">{t('signIn.noKeyHint')}</p>
      </section>
    </GuestShell>
  );
}
