import type { Metadata } from 'next';
import { uuidv7 } from 'uuidv7';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../../operator';
import { OperatorShell } from '../../operator-shell';
import { formProps } from '../form-props';
import { PortalForm } from '../portal-form';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('portals.open') };
}

/** Opens a market place. The form carries the id of the one to be, so that sending it twice opens one. */
export default async function NewPortalPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const values = {
    portalId: uuidv7(),
    locales: locale,
    currencies: 'EUR',
    platformFeeBasisPoints: '4',
    chamberFeeBasisPoints: '1',
    accent: '#27348b',
    accentNight: '#a9b4ff',
    country: 'CM',
    authority: 'here',
    'registrar.locale': locale,
  };
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('portals.open')} lead={t('portals.openLead')} />
      <PortalForm {...formProps(locale)} start={{ values, problems: [] }} isOpen={false} />
    </OperatorShell>
  );
}
