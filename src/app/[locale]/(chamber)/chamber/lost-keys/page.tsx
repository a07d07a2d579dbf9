import type { Metadata } from 'next';
import { findLostKeys } from '@/certificates/find-lost-keys';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { QuietLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'devices')('cases.title') };
}

/** Who says that they lost their key, oldest first. */
export default async function LostKeysPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'devices');
  const reports = await inTransaction(scopeOf(actor), (tx) => findLostKeys(tx, actor.portalId));
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('cases.title')} lead={t('cases.lead')} />
      {did === 'dismissed' && <Notice tone="done">{t('cases.dismissed')}</Notice>}
      {reports.length === 0 && <EmptyState title={t('cases.none')}>{t('cases.noneHint')}</EmptyState>}
      {reports.map(({ id, name, email, createdAt }) => (
        <p key={id} className="waiting">
          <span>
            <strong dir="auto">{name}</strong> · <bdi>{email}</bdi>{' '}
            <span className="quiet">
              <DateText locale={locale} at={createdAt} precise />
            </span>
          </span>
          <QuietLink href={`/${locale}/chamber/lost-keys/${id}`}>{t('cases.open')}</QuietLink>
        </p>
      ))}
    </ChamberShell>
  );
}
