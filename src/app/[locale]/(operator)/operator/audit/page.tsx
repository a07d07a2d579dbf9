import type { Metadata } from 'next';
import { findActions, findCheckpoints, findEntries } from '@/audit/find-entries';
import { verifyLog } from '@/audit/verify-log';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findNames } from '@/members/find-names';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { QuietButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../operator';
import { OperatorShell } from '../operator-shell';
import { EntryTable } from './entry-table';
import { type AuditQuery, readQuery, SearchForm, searchOf } from './search-form';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('audit.title') };
}

/** Everything that was done in the house, by whom and when; and whether the log is still what it was. */
export default async function AuditPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const asked = await searchParams;
  const query = readQuery(asked);
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const portals = await findPortals(tx);
    const entries = await findEntries(tx, searchOf(query, portals));
    const actors = entries.flatMap((entry) => (entry.actorId ? [entry.actorId] : []));
    return {
      portals,
      entries,
      names: await findNames(tx, actors),
      actions: await findActions(tx),
      checkpoints: await findCheckpoints(tx),
      verdict: asked.verify === 'yes' ? await verifyLog(tx) : null,
    };
  });
  const { verdict } = found;
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')}>
        <form>
          <input type="hidden" name="verify" value="yes" />
          <QuietButton>{t('audit.verify')}</QuietButton>
        </form>
      </PageHeader>
      {verdict?.sound && (
        <Notice tone="done">
          {t('audit.sound', { entries: verdict.entries, checkpoints: verdict.checkpoints })}
        </Notice>
      )}
      {verdict && !verdict.sound && (
        <Notice tone="stopped">{t(`audit.faults.${verdict.fault}`, { at: verdict.at })}</Notice>
      )}
      <SearchForm locale={locale} query={query} actions={found.actions} portals={found.portals} />
      {found.entries.length === 0 ? (
        <EmptyState title={t('audit.none')}>{t('audit.noneHint')}</EmptyState>
      ) : (
        <EntryTable
          locale={locale}
          entries={found.entries}
          names={found.names}
          portalOf={(id) => textIn(locale, found.portals.find((portal) => portal.id === id)?.name ?? {})}
          next={(before) => `?${new URLSearchParams({ ...filled(query), before: String(before) })}`}
        />
      )}
      <section className="section">
        <h2>{t('audit.checkpoints')}</h2>
        {found.checkpoints.length === 0 && <p className="quiet">{t('audit.noCheckpoints')}</p>}
        <ul className="news">
          {found.checkpoints.map((checkpoint) => (
            <li key={checkpoint.id}>
              {t('audit.checkpoint', {
                entries: checkpoint.treeSize,
                at: formatInstant(locale, checkpoint.at),
              })}{' '}
              <bdi className="fine quiet">
                {Buffer.from(checkpoint.rootHash).toString('hex').slice(0, 32)}…
              </bdi>
            </li>
          ))}
        </ul>
      </section>
    </OperatorShell>
  );
}

function filled(query: AuditQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([name, value]) => value !== '' && name !== 'before'),
  );
}
