import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortalById } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { QuietLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../../operator';
import { OperatorShell } from '../../operator-shell';
import { formProps } from '../form-props';
import { PortalForm } from '../portal-form';
import { valuesOf } from '../portal-values';

type Props = {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('portals.edit') };
}

/** One market place: what was just done, its invitation once, and everything the operator may change. */
export default async function PortalPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const portalId = z.uuid().safeParse(id);
  const portal = portalId.success
    ? await inTransaction(scopeOf(actor), (tx) => findPortalById(tx, portalId.data))
    : null;
  if (!portal) notFound();
  const { did } = await searchParams;
  const invitation = (await readFlash(`registrar ${portal.id}`))?.made;
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader eyebrow={textIn(locale, portal.chamberName)} title={textIn(locale, portal.name)}>
        <QuietLink href={`/${locale}/p/${portal.slug}`}>{t('portals.visit')}</QuietLink>
        <QuietLink href={`/${locale}/operator/links?of=${portal.slug}`}>{t('rooms.links')}</QuietLink>
        <QuietLink href={`/${locale}/operator/audit?portal=${portal.slug}`}>{t('rooms.audit')}</QuietLink>
      </PageHeader>
      {(did === 'opened' || did === 'edited') && <Notice tone="done">{t(`did.${did}`)}</Notice>}
      {did === 'opened' && <Notice>{t('portals.authorityHint')}</Notice>}
      {invitation && (
        <Notice title={t('invitation.title')}>
          <p>{t('invitation.hint')}</p>
          <p>
            <bdi>{`${config().baseUrl}/${portal.locales[0]}/enrol/${invitation}`}</bdi>
          </p>
        </Notice>
      )}
      <PortalForm {...formProps(locale)} start={{ values: valuesOf(portal), problems: [] }} isOpen />
    </OperatorShell>
  );
}
