import type { Metadata } from 'next';
import { z } from 'zod';
import { type CertificateSummary, findCertificates } from '@/certificates/find-certificates';
import { certificateStates } from '@/certificates/schema';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { pageOfRows } from '@/ui/page-of-rows';
import { Rosette } from '@/ui/rosette';
import { StatusWord } from '@/ui/status-word';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { shapeOfState, stateNow } from './certificate-status';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ q?: string; state?: string; ending?: string; after?: string }>;
}

const pageLength = 50;
const endingDays = [14, 30, 90, 365] as const;
const query = z.object({
  q: z.string().max(100).optional().catch(undefined),
  state: z.enum(certificateStates).optional().catch(undefined),
  ending: z.coerce.number().pipe(z.literal(endingDays)).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'chamber')('certificates.title') };
}

/** Every certificate of the chamber, newest first, each with its seal. */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { q, state, ending, after } = query.parse(await searchParams);
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'chamber');
  const { portalId } = actor;
  const endingBefore = ending && new Date(Date.now() + ending * 86_400_000);
  const found = await inTransaction(scopeOf(actor), (tx) =>
    findCertificates(tx, { portalId, words: q, state, endingBefore, after, limit: pageLength + 1 }),
  );
  const own = translator(locale, 'devices');
  const asked = { ...(q && { q }), ...(state && { state }), ...(ending && { ending: String(ending) }) };
  const { rows: certificates, last } = pageOfRows(found, pageLength);
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('certificates.title')} lead={t('certificates.lead')} />
      <search>
        <form className="search-line">
          <div>
            <label htmlFor="q">{t('certificates.search')}</label>
            <input className="input" id="q" name="q" type="search" defaultValue={q} maxLength={100} />
          </div>
          <div>
            <label htmlFor="state">{t('certificates.state')}</label>
            <select className="input" id="state" name="state" defaultValue={state ?? ''}>
              <option value="">{t('certificates.anyState')}</option>
              {certificateStates.map((one) => (
                <option key={one} value={one}>
                  {t(`certificates.states.${one}`)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="ending">{own('search.ending')}</label>
            <select className="input" id="ending" name="ending" defaultValue={ending ?? ''}>
              <option value="">{own('search.endingAny')}</option>
              {endingDays.map((days) => (
                <option key={days} value={days}>
                  {own('search.endingWithin', { days })}
                </option>
              ))}
            </select>
          </div>
          <QuietButton>{t('members.find')}</QuietButton>
        </form>
      </search>
      {certificates.length === 0 ? (
        <EmptyState title={t(q || state || ending ? 'certificates.noneFound' : 'certificates.none')}>
          {t('certificates.noneHint')}
        </EmptyState>
      ) : (
        <CertificateTable locale={locale} certificates={certificates} />
      )}
      {last && (
        <p>
          <a href={`?${new URLSearchParams({ ...asked, after: last.id })}`}>{t('members.more')}</a>
        </p>
      )}
    </ChamberShell>
  );
}

function CertificateTable(props: { locale: Locale; certificates: readonly CertificateSummary[] }) {
  const { locale, certificates } = props;
  const t = translator(locale, 'chamber');
  return (
    <DataTable
      caption={t('certificates.title')}
      hideCaption
      rows={certificates}
      rowKey={(certificate) => certificate.id}
      columns={[
        {
          key: 'person',
          header: t('certificates.person'),
          cell: (certificate) => (
            <a className="with-rosette" href={`/${locale}/chamber/certificates/${certificate.id}`}>
              <Rosette
                fingerprint={certificate.fingerprint}
                state={stateNow(certificate) === 'active' ? 'whole' : 'broken'}
                size={48}
              />
              <bdi>{certificate.personName}</bdi>
            </a>
          ),
        },
        {
          key: 'organisation',
          header: t('certificates.organisation'),
          cell: ({ organisationName }) => <bdi>{organisationName ?? t('certificates.staff')}</bdi>,
        },
        {
          key: 'serial',
          header: t('certificates.serial'),
          cell: ({ serial }) => <bdi className="mono fine">{serial.slice(0, 12)}…</bdi>,
        },
        {
          key: 'until',
          header: t('certificates.until'),
          cell: ({ notAfter }) => <DateText locale={locale} at={notAfter} />,
        },
        {
          key: 'state',
          header: t('certificates.state'),
          cell: (certificate) => {
            const state = stateNow(certificate);
            return <StatusWord shape={shapeOfState[state]}>{t(`certificates.states.${state}`)}</StatusWord>;
          },
        },
      ]}
    />
  );
}
