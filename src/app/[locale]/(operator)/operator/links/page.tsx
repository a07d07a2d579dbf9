import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals } from '@/portals/find-portals';
import { findPortalLinks } from '@/portals/portal-links';
import { textIn } from '@/portals/text-in';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { SelectField } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../operator';
import { OperatorShell } from '../operator-shell';
import { setLink } from './actions';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('links.title') };
}

/** Which market places are open to the buyers of which others. */
export default async function LinksPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const { did, refused, of } = await searchParams;
  const { portals, links } = await inTransaction(scopeOf(actor), async (tx) => ({
    portals: await findPortals(tx),
    links: await findPortalLinks(tx),
  }));
  const nameOf = (id: string) => textIn(locale, portals.find((portal) => portal.id === id)?.name ?? {});
  const options = portals.map((portal) => (
    <option key={portal.id} value={portal.id}>
      {textIn(locale, portal.name)}
    </option>
  ));
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('links.title')} lead={t('links.lead')} />
      {(did === 'linked' || did === 'unlinked') && <Notice tone="done">{t(`did.${did}`)}</Notice>}
      {refused && <Notice tone="stopped">{t('links.refused')}</Notice>}
      <form action={setLink} className="next-action">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="isOpen" value="yes" />
        <SelectField
          name="portalId"
          label={t('links.buyersOf')}
          defaultValue={portals.find((portal) => portal.slug === of)?.id}
        >
          {options}
        </SelectField>
        <SelectField name="linkedPortalId" label={t('links.buyIn')} defaultValue={portals[1]?.id}>
          {options}
        </SelectField>
        <PrimaryButton>{t('links.open')}</PrimaryButton>
      </form>
      {links.length === 0 ? (
        <EmptyState title={t('links.none')}>{t('links.noneHint')}</EmptyState>
      ) : (
        <DataTable
          caption={t('links.title')}
          hideCaption
          rows={links}
          rowKey={(link) => `${link.portalId} ${link.linkedPortalId}`}
          columns={[
            { key: 'from', header: t('links.buyersOf'), cell: (link) => nameOf(link.portalId) },
            { key: 'to', header: t('links.buyIn'), cell: (link) => nameOf(link.linkedPortalId) },
            {
              key: 'close',
              header: t('links.action'),
              cell: (link) => (
                <form action={setLink}>
                  <input type="hidden" name="locale" value={locale} />
                  <input type="hidden" name="isOpen" value="no" />
                  <input type="hidden" name="portalId" value={link.portalId} />
                  <input type="hidden" name="linkedPortalId" value={link.linkedPortalId} />
                  <QuietButton>
                    {t('links.close', { from: nameOf(link.portalId), to: nameOf(link.linkedPortalId) })}
                  </QuietButton>
                </form>
              ),
            },
          ]}
        />
      )}
    </OperatorShell>
  );
}
