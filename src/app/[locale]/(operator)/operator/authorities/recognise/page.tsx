import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryButton } from '@/ui/button';
import { SelectField } from '@/ui/field';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../../operator';
import { OperatorShell } from '../../operator-shell';
import { recognise } from '../actions';
import { ChainFields } from '../chain-fields';
import { type Outcome, OutcomeNotice } from '../outcome';

interface Props {
  params: Promise<{ locale: Locale }>;
  /** `portal`: the market that was chosen when it was refused */
  searchParams: Promise<Outcome & { portal?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'authorities')('recognise.title') };
}

/** Another's authority whose certificates the members of one market may use in place of the chamber's. */
export default async function RecognisePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'authorities');
  const { portal, ...outcome } = await searchParams;
  const portals = await inTransaction(scopeOf(actor), findPortals);
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('recognise.title')} lead={t('recognise.lead')} />
      <OutcomeNotice locale={locale} outcome={outcome} />
      <form action={recognise}>
        <input type="hidden" name="locale" value={locale} />
        <SelectField name="portal" label={t('new.market')} required defaultValue={portal}>
          {portals.map(({ id, chamberName }) => (
            <option key={id} value={id}>
              {textIn(locale, chamberName)}
            </option>
          ))}
        </SelectField>
        <ChainFields locale={locale} label={t('recognise.file')} />
        <PrimaryButton>{t('recognise.submit')}</PrimaryButton>
      </form>
    </OperatorShell>
  );
}
