import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MemberImport } from '@/members/import/find-imports';
import { PrimaryLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { Notice } from '@/ui/notice';

/** A list that is being entered; the page asks again by itself. */
export function RunningImport({ locale, one }: { locale: Locale; one: MemberImport }) {
  const t = translator(locale, 'member-import');
  const { progress, lineCount } = one;
  return (
    <>
      <meta httpEquiv="refresh" content="3" />
      <section className="section" role="status">
        <h2>{t('running.title')}</h2>
        <p>
          <progress max={lineCount} value={progress} aria-label={t('running.title')} />{' '}
          {t('running.progress', { done: progress, count: lineCount })}
        </p>
        <p className="prose quiet">{t('running.hint')}</p>
      </section>
    </>
  );
}

/** A list that was entered, and how many of its letters have left. */
export function DoneImport({ locale, one }: { locale: Locale; one: MemberImport }) {
  const t = translator(locale, 'member-import');
  return (
    <>
      <Notice tone="done" title={t('done.title', { count: one.lineCount })}>
        {one.doneAt && <DateText locale={locale} at={one.doneAt} precise />}
      </Notice>
      {one.invites && (
        <p>
          <progress max={one.lineCount} value={one.invited} aria-label={t('done.invitations')} />{' '}
          {t('done.invited', { done: one.invited, count: one.lineCount })}
        </p>
      )}
      <p>
        <PrimaryLink href={`/${locale}/chamber/members`}>{t('done.members')}</PrimaryLink>
      </p>
    </>
  );
}
