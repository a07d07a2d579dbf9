import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MemberImport } from '@/members/import/find-imports';
import type { ImportedLine } from '@/members/import/imported-member';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { ChoiceField } from '@/ui/field';
import { begin, withdraw } from '../actions';

/** A list without a fault: its first lines as they were understood, and the button that enters all of them. */
export function ReadyImport(props: { locale: Locale; one: MemberImport; lines: readonly ImportedLine[] }) {
  const { locale, one, lines } = props;
  const t = translator(locale, 'member-import');
  const chamber = translator(locale, 'chamber');
  return (
    <>
      <form action={begin} className="next-action">
        <h2>{t('ready.title', { count: one.lineCount })}</h2>
        <p className="prose">{t('ready.hint')}</p>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="importId" value={one.id} />
        <ChoiceField name="invites" label={t('ready.invites')} hint={t('ready.invitesHint')} />
        <PrimaryButton>{t('ready.action', { count: one.lineCount })}</PrimaryButton>
      </form>
      <section className="section">
        <h2>{t('ready.lines')}</h2>
        <DataTable
          caption={t('ready.lines')}
          hideCaption
          rows={lines}
          rowKey={({ line }) => String(line)}
          columns={[
            {
              key: 'organisation',
              header: chamber('members.organisation'),
              cell: ({ organisation }) => <bdi>{organisation.legalName}</bdi>,
            },
            {
              key: 'identifier',
              header: chamber('members.identifier'),
              cell: ({ organisation }) => <bdi>{organisation.organisationIdentifier}</bdi>,
            },
            {
              key: 'place',
              header: chamber('organisation.town'),
              cell: ({ organisation }) => (
                <>
                  <bdi>{organisation.town}</bdi>, {formatCountry(locale, organisation.country)}
                </>
              ),
            },
            {
              key: 'person',
              header: t('ready.person'),
              cell: ({ person }) => (
                <>
                  <bdi>{person.name}</bdi>
                  <br />
                  <span className="quiet fine">
                    <bdi>{person.email}</bdi>
                  </span>
                </>
              ),
            },
            {
              key: 'roles',
              header: chamber('person.roles'),
              cell: ({ person }) => person.roles.map((role) => chamber(`roles.${role}`)).join(', '),
            },
          ]}
        />
      </section>
      <form action={withdraw} className="section">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="importId" value={one.id} />
        <QuietButton>{t('ready.withdraw')}</QuietButton>
      </form>
    </>
  );
}
