import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MemberImport } from '@/members/import/find-imports';
import { PrimaryLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { Notice } from '@/ui/notice';
import { AskAgain } from '../../../../../ask-again';

/** A list that is being entered. How far it is is asked again by itself; without script there is a link. */
export function RunningImport({ locale, one }: { locale: Locale; one: MemberImport }) {
  const t = translator(locale, 'member-import');
  const { progress, lineCount } = one;
  return (
    <section className="section">
      <AskAgain everySeconds={3} />
      <h2>{t('running.title')}</h2>
      <p role="status">
        <progress max={lineCount} value={progress} aria-label={t('running.title')} />{' '}
        {t('running.progress', { done: progress, count: lineCount })}
      </p>
      <p className="prose quiet">{t('running.hint')}</p>
      <p>
        <a href={`/${locale}/chamber/members/import/${one.id}`}>
          {translator(locale, 'goods-import')('lookAgain')}
        </a>
      </p>
    </section>
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
