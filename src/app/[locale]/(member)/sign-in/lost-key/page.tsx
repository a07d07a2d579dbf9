import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { readPublic } from '@/db/read-public';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryButton, QuietLink } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { Field, SelectField, TextField } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { GuestShell } from '../../../guest-shell';
import { report } from './actions';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ sent?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'devices')('lost.title') };
}

/** For somebody who cannot sign in any more: what happened, and which chamber shall call. Works without script. */
export default async function LostKeyPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { sent, refused } = await searchParams;
  const t = translator(locale, 'devices');
  if (sent) {
    return (
      <GuestShell locale={locale}>
        <PageHeader title={t('lost.title')} />
        <Notice tone="done" title={t('lost.sentTitle')}>
          <p className="prose">{t('lost.sent')}</p>
        </Notice>
        <QuietLink href={`/${locale}/sign-in`}>{t('lost.back')}</QuietLink>
      </GuestShell>
    );
  }
  const portals = await readPublic(findPortals);
  const flash = refused ? await readFlash('lost-key') : null;
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field,
    message: t(`lost.problems.${code}`),
  }));
  const typed = (name: string) => ({
    name,
    label: t(`lost.${name === 'portal' ? 'chamber' : name}`),
    error: problems.find(({ field }) => field === name)?.message,
    defaultValue: flash?.values?.[name] ?? '',
  });
  return (
    <GuestShell locale={locale}>
      <PageHeader title={t('lost.title')} lead={t('lost.lead')} />
      <p className="prose">{t('lost.quick')}</p>
      <form action={report}>
        <ErrorSummary title={translator(locale, 'keys')('refusal.title')} problems={problems} />
        <input type="hidden" name="locale" value={locale} />
        <SelectField {...typed('portal')} required>
          <option value="" disabled>
            {t('lost.chooseChamber')}
          </option>
          {portals.map(({ slug, chamberName }) => (
            <option key={slug} value={slug}>
              {textIn(locale, chamberName)}
            </option>
          ))}
        </SelectField>
        <Field {...typed('name')} required maxLength={200} autoComplete="name" />
        <Field {...typed('email')} type="email" required maxLength={254} autoComplete="email" />
        <Field
          {...typed('telephone')}
          type="tel"
          maxLength={40}
          autoComplete="tel"
          hint={t('lost.telephoneHint')}
        />
        <TextField {...typed('words')} rows={3} maxLength={1000} />
        <PrimaryButton>{t('lost.action')}</PrimaryButton>
      </form>
    </GuestShell>
  );
}
