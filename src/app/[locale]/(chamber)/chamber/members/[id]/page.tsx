import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { countOffered } from '@/catalogue/count-goods';
import { findCertificates } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrganisation, type Organisation } from '@/members/find-organisations';
import { findPeopleOf } from '@/members/find-people';
import { may } from '@/members/policy';
import { findOrdersUnderWay } from '@/orders/change-trading';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { InvitationLink } from './invitation-link';
import { PeopleTable } from './people-table';
import { PersonForm } from './person-form';
import { TradingForm } from './trading-form';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ did?: string; refused?: string; invited?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'chamber')('members.organisation') };
}

/** A member organisation: what the books say, who acts for it, and the invitation of each to make a key. */
export default async function MemberPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { did, refused, invited } = await searchParams;
  const actor = await requireRegistrar(locale);
  const organisationId = z.uuid().safeParse(id);
  if (!organisationId.success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => ({
    organisation: await findOrganisation(tx, organisationId.data),
    people: await findPeopleOf(tx, organisationId.data),
    certificates: await findCertificates(tx, { organisationId: organisationId.data, limit: 200 }),
    offered: await countOffered(tx, organisationId.data),
    underWay: await findOrdersUnderWay(tx, organisationId.data),
  }));
  const { organisation, people, certificates, offered, underWay } = found;
  if (!organisation || !may(actor, 'register-member', { portalId: organisation.portalId })) notFound();
  const t = translator(locale, 'chamber');
  const { sells, buys } = organisation;
  const invitation = invited ? await readFlash(`invitation ${invited}`) : null;
  const invitee = people.find((person) => person.id === invited);
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={t(`organisation.kinds.${organisation.kind}`)}
        title={organisation.legalName}
        lead={<bdi>{organisation.organisationIdentifier}</bdi>}
      />
      {did && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && refused !== 'person' && refused !== 'trading' && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      {invitation?.made && invitee && (
        <InvitationLink locale={locale} person={invitee} token={invitation.made} />
      )}
      <section className="section">
        <h2>{t('person.title')}</h2>
        {people.length === 0 ? (
          <EmptyState title={t('person.none')}>{t('person.noneHint')}</EmptyState>
        ) : (
          <PeopleTable
            locale={locale}
            organisationId={organisation.id}
            people={people}
            certificates={certificates}
          />
        )}
      </section>
      <section className="section">
        <h2>{t('organisation.address')}</h2>
        <Address locale={locale} organisation={organisation} />
      </section>
      <section className="section" id="trading">
        <h2>{t('trading.title')}</h2>
        <TradingForm
          locale={locale}
          registration={{ organisationId: organisation.id, sells, buys, offered, underWay }}
          flash={refused === 'trading' ? await readFlash('trading') : null}
        />
      </section>
      <section className="section" id="add">
        <h2>{t('person.add')}</h2>
        <PersonForm
          locale={locale}
          organisationId={organisation.id}
          flash={refused === 'person' ? await readFlash('person') : null}
        />
      </section>
    </ChamberShell>
  );
}

function Address({ locale, organisation }: { readonly locale: Locale; readonly organisation: Organisation }) {
  const { street, landmark, postcode, town } = organisation.address;
  const place = [postcode, town].filter(Boolean).join(' ');
  const lines = [street, landmark, place, formatCountry(locale, organisation.country)];
  return <p dir="auto">{lines.filter(Boolean).join(', ')}</p>;
}
