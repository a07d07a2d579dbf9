import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MandateOfPerson } from '@/members/find-mandates';
import { DataTable } from '@/ui/data-table';
import { StatusWord } from '@/ui/status-word';
import { revoke } from './actions';
import { mandateWords, stateOf } from './mandate-words';
import { RevokeForm } from './revoke-form';

/** The mandates of an organisation, each with its state and, for who may, the way to take it back. */
export function MandateTable(props: {
  locale: Locale;
  mandates: readonly MandateOfPerson[];
  mayRevoke: boolean;
}) {
  const { locale, mandates, mayRevoke } = props;
  const t = translator(locale, 'mandates');
  return (
    <DataTable
      caption={t('list')}
      hideCaption
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        { key: 'person', header: t('person'), cell: ({ personName }) => <bdi>{personName}</bdi> },
        { key: 'papers', header: t('papers'), cell: (mandate) => mandateWords(locale, mandate).kinds },
        {
          key: 'limit',
          header: t('limit'),
          align: 'end',
          cell: (mandate) => (
            <>
              {mandateWords(locale, mandate).maximum}
              <br />
              <span className="quiet fine">{mandateWords(locale, mandate).together}</span>
            </>
          ),
        },
        { key: 'validity', header: t('validity'), cell: (mandate) => mandateWords(locale, mandate).validity },
        {
          key: 'state',
          header: t('state'),
          cell: (mandate) => <MandateStanding locale={locale} mandate={mandate} mayRevoke={mayRevoke} />,
        },
      ]}
    />
  );
}

function MandateStanding(props: { locale: Locale; mandate: MandateOfPerson; mayRevoke: boolean }) {
  const { locale, mandate, mayRevoke } = props;
  const t = translator(locale, 'mandates');
  const { state, shape } = stateOf(mandate);
  return (
    <>
      <StatusWord shape={shape}>{t(`states.${state}`)}</StatusWord>
      <div className="quiet fine">
        {t('grantedBy', { name: mandate.grantedByName })}
        {mandate.endorsedByName && `, ${t('endorsedBy', { name: mandate.endorsedByName })}`}
      </div>
      {mandate.refusedReason && (
        <div className="fine" dir="auto">
          {t('reason', { reason: mandate.refusedReason })}
        </div>
      )}
      {mayRevoke && !mandate.revokedAt && state !== 'expired' && (
        <RevokeForm locale={locale} mandate={mandate} action={revoke} />
      )}
    </>
  );
}
