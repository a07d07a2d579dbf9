import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ListedProducer, ProducerFault } from '@/members/applications/producer-list';
import { DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';

const shown = 50;

/** What is wrong in a list, by line and column. */
export function FaultList({
  locale,
  faults,
}: {
  readonly locale: Locale;
  readonly faults: readonly ProducerFault[];
}) {
  const t = translator(locale, 'apply');
  return (
    <Notice tone="stopped" title={t('producers.refusedTitle')}>
      <p>{t('producers.refused', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, shown).map((fault, at) => (
          <li key={at}>
            <strong>{placeOf(locale, fault)}</strong> {t(`producers.fault.${fault.code}`, fault.detail)}
          </li>
        ))}
      </ul>
      {faults.length > shown && <p>{t('producers.more', { count: faults.length - shown })}</p>}
    </Notice>
  );
}

function placeOf(locale: Locale, { line, column }: ProducerFault): string {
  const t = translator(locale, 'apply');
  if (line !== null && column !== null) return t('producers.atColumn', { line, column });
  if (line !== null) return t('producers.at', { line });
  return column === null ? t('producers.inFile') : t('producers.inColumn', { column });
}

/** The first people of a list as they were read, to see whether names and accents are right. */
export function ListedTable({
  locale,
  listed,
}: {
  readonly locale: Locale;
  readonly listed: readonly Pick<ListedProducer, 'name' | 'place' | 'isWoman'>[];
}) {
  const t = translator(locale, 'apply');
  return (
    <DataTable
      caption={t('producers.listed')}
      rows={listed}
      rowKey={({ name, place }) => `${name} ${place}`}
      columns={[
        { key: 'name', header: t('producers.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { key: 'place', header: t('producers.place'), cell: ({ place }) => <bdi>{place}</bdi> },
        {
          key: 'woman',
          header: t('producers.woman'),
          cell: ({ isWoman }) => t(isWoman ? 'producers.yes' : 'producers.no'),
        },
      ]}
    />
  );
}
