import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MandateOfPerson } from '@/members/find-mandates';
import type { PersonWithRoles } from '@/members/find-people';
import { DataTable } from '@/ui/data-table';
import { stateOf } from './mandate-words';

/** Who acts for the organisation, in which roles, and on whose word they sign. */
export function PeopleOfOrganisation(props: {
  locale: Locale;
  people: readonly PersonWithRoles[];
  mandates: readonly MandateOfPerson[];
}) {
  const { locale, people, mandates } = props;
  const t = translator(locale, 'mandates');
  const roles = translator(locale, 'chamber');
  const signsAs = (person: PersonWithRoles) => {
    if (person.roles.includes('owner')) return 'principal';
    const held = mandates.filter(({ personId }) => personId === person.id);
    return held.some((mandate) => stateOf(mandate).state === 'in-force') ? 'mandates' : 'nothing';
  };
  return (
    <section className="section">
      <h2>{t('people.title')}</h2>
      <p className="prose quiet">{t('people.hint')}</p>
      <DataTable
        caption={t('people.title')}
        hideCaption
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('person'),
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
            header: t('people.roles'),
            cell: (person) => person.roles.map((role) => roles(`roles.${role}`)).join(', '),
          },
          {
            key: 'signs',
            header: t('people.signs'),
            cell: (person) => t(`people.${signsAs(person)}`),
          },
        ]}
      />
    </section>
  );
}
