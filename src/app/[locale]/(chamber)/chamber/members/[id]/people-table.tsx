import type { CertificateSummary } from '@/certificates/find-certificates';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PersonWithRoles } from '@/members/find-people';
import { QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Rosette } from '@/ui/rosette';
import { invite } from '../actions';

/** Who acts for the organisation, with which certificate, and the invitation to make a key. */
export function PeopleTable(props: {
  locale: Locale;
  organisationId: string;
  people: readonly PersonWithRoles[];
  certificates: readonly CertificateSummary[];
}) {
  const { locale, organisationId, people, certificates } = props;
  const t = translator(locale, 'chamber');
  const activeOf = (personId: string) =>
    certificates.find((certificate) => certificate.personId === personId && certificate.state === 'active');
  return (
    <DataTable
      caption={t('person.title')}
      hideCaption
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        {
          key: 'name',
          header: t('person.name'),
          cell: ({ name, email }) => (
            <>
              <bdi>{name}</bdi>
              <br />
              <span className="quiet fine">{email}</span>
            </>
          ),
        },
        {
          key: 'roles',
          header: t('person.roles'),
          cell: ({ roles }) => roles.map((role) => t(`roles.${role}`)).join(', '),
        },
        {
          key: 'certificate',
          header: t('person.certificate'),
          cell: ({ id }) => <Certificate locale={locale} certificate={activeOf(id)} />,
        },
        {
          key: 'invite',
          header: t('person.invitation'),
          cell: (person) => (
            <form action={invite}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="organisationId" value={organisationId} />
              <input type="hidden" name="personId" value={person.id} />
              <QuietButton>
                {t(activeOf(person.id) ? 'person.inviteAgain' : 'person.invite', { person: person.name })}
              </QuietButton>
            </form>
          ),
        },
      ]}
    />
  );
}

function Certificate(props: { locale: Locale; certificate: CertificateSummary | undefined }) {
  const { locale, certificate } = props;
  const t = translator(locale, 'chamber');
  if (!certificate) return <span className="quiet">{t('person.noCertificate')}</span>;
  return (
    <a className="with-rosette" href={`/${locale}/chamber/certificates/${certificate.id}`}>
      <Rosette fingerprint={certificate.fingerprint} size={36} />
      {t('today.until', { date: formatDate(locale, certificate.notAfter) })}
    </a>
  );
}
