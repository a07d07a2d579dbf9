import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findMandatesOf } from '@/members/find-mandates';
import { findPeopleOf } from '@/members/find-people';
import { may } from '@/members/policy';
import { findPortal } from '@/portals/find-portals';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../member-shell';
import { GrantForm } from './grant-form';
import { MandateTable } from './mandate-table';
import { PeopleOfOrganisation } from './people-of-organisation';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'mandates')('title') };
}

/** Who may sign what for the organisation: the principal grants and takes back, everybody else reads their own. */
export default async function MandatesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireActor(locale);
  const { organisationId } = actor;
  if (!organisationId) redirect(`/${locale}/today`);
  const t = translator(locale, 'mandates');
  const grants = may(actor, 'grant-mandate', { organisationId });
  const { mandates, people, portal } = await inTransaction(scopeOf(actor), async (tx) => ({
    mandates: await findMandatesOf(tx, organisationId),
    people: await findPeopleOf(tx, organisationId),
    portal: actor.portalSlug ? await findPortal(tx, actor.portalSlug) : null,
  }));
  const shown = grants ? mandates : mandates.filter(({ personId }) => personId === actor.personId);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<bdi>{actor.organisationName}</bdi>}
        title={t('title')}
        lead={t(grants ? 'lead' : 'ownLead')}
      />
      {did && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && refused !== 'grant' && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      <section className="section">
        <h2>{t(grants ? 'list' : 'own')}</h2>
        {shown.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <MandateTable locale={locale} mandates={shown} mayRevoke={grants} />
        )}
      </section>
      {grants && (
        <>
          <section className="section" id="grant">
            <h2>{t('grant.title')}</h2>
            <p className="prose quiet">{t('grant.hint')}</p>
            <GrantForm
              locale={locale}
              people={people.filter(({ roles }) => !roles.includes('owner'))}
              currencies={portal?.currencies ?? []}
              flash={refused === 'grant' ? await readFlash('mandate') : null}
            />
          </section>
          <PeopleOfOrganisation locale={locale} people={people} mandates={mandates} />
        </>
      )}
    </MemberShell>
  );
}
