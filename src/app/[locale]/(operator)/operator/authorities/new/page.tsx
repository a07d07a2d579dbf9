import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryButton } from '@/ui/button';
import { Field, SelectField } from '@/ui/field';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../../operator';
import { OperatorShell } from '../../operator-shell';
import { request } from '../actions';
import { type Outcome, OutcomeNotice } from '../outcome';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<
    Outcome & { portal?: string; organisation?: string; country?: string; name?: string }
  >;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'authorities')('new.title') };
}

/** A key for a new issuing authority, and the request to have it certified by somebody else. */
export default async function NewAuthorityPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const typed = await searchParams;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'authorities');
  const portals = await inTransaction(scopeOf(actor), findPortals);
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <OutcomeNotice locale={locale} outcome={typed} />
      <form action={request}>
        <input type="hidden" name="locale" value={locale} />
        <SelectField name="portal" label={t('new.market')} defaultValue={typed.portal ?? ''}>
          <option value="">{t('operator')}</option>
          {portals.map(({ id, chamberName }) => (
            <option key={id} value={id}>
              {textIn(locale, chamberName)}
            </option>
          ))}
        </SelectField>
        <Field
          name="organisation"
          label={t('new.organisation')}
          required
          maxLength={64}
          defaultValue={typed.organisation}
        />
        <Field
          name="country"
          label={t('new.country')}
          required
          pattern="[A-Za-z]{2}"
          maxLength={2}
          dir="ltr"
          defaultValue={typed.country}
        />
        <Field
          name="name"
          label={t('new.name')}
          hint={t('new.nameHint')}
          required
          maxLength={64}
          defaultValue={typed.name}
        />
        <PrimaryButton>{t('new.submit')}</PrimaryButton>
      </form>
    </OperatorShell>
  );
}
