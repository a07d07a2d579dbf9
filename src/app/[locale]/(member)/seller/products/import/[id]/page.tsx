import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import {
  findImport,
  findImportFaults,
  type GoodsImport,
  type KeptFault,
} from '@/catalogue/import/find-imports';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortal } from '@/portals/find-portals';
import { PrimaryButton, PrimaryLink, QuietButton } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../../member-shell';
import { settleImport } from '../actions';
import { FaultList, faultsShown } from './fault-list';
import { ImportCounts } from './import-counts';
import { MappingForm } from './mapping-form';
import { UnderWay } from './under-way';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'goods-import')('title') };
}

/** One file of goods on its way in: its columns, what it would change, what is wrong with it, how far it is. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const t = translator(locale, 'goods-import');
  const { refused, from } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const first = Math.max(0, Math.trunc(Number(from)) || 0);
  const { found, faults, portal } = await inTransaction(scopeOf(actor), async (tx) => ({
    found: await findImport(tx, id),
    faults: await findImportFaults(tx, id, first, faultsShown),
    portal: await findPortal(tx, actor.portalSlug ?? ''),
  }));
  if (!found || !portal || found.organisationId !== actor.organisationId) notFound();
  const flash = refused ? await readFlash('goods-import') : null;
  const code = typeof refused === 'string' && t.has(`refusal.${refused}`) ? refused : 'unreadable-file';
  const mapped = <MappingForm locale={locale} found={found} portal={portal} typed={flash?.values?.mapping} />;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/seller/products/import`}>{t('title')}</a>}
        title={<bdi>{found.fileName}</bdi>}
        lead={t(`stateLead.${found.state}`, { lines: found.lineCount, faults: found.faultCount })}
      />
      {refused && (
        <Notice tone="stopped">
          <p>{t(`refusal.${code}`, { most: 0, megabytes: 0, column: '', ...flash?.values })}</p>
        </Notice>
      )}
      {found.encoding === 'windows-1252' && found.state !== 'done' && (
        <Notice>
          <p>{t('encodingGuessed')}</p>
        </Notice>
      )}
      <Middle locale={locale} found={found} faults={faults} first={first} />
      {found.state === 'mapping' && mapped}
      {(found.state === 'ready' || found.state === 'faulty') && (
        <details className="section" open={Boolean(refused)}>
          <summary>{t('mapping.again')}</summary>
          {mapped}
        </details>
      )}
      {['mapping', 'ready', 'faulty'].includes(found.state) && <Withdraw locale={locale} importId={id} />}
    </MemberShell>
  );
}

function Middle({
  locale,
  found,
  faults,
  first,
}: {
  locale: Locale;
  found: GoodsImport;
  faults: readonly KeptFault[];
  first: number;
}) {
  const t = translator(locale, 'goods-import');
  if (found.state === 'checking' || found.state === 'applying')
    return <UnderWay locale={locale} found={found} />;
  if (found.state === 'faulty')
    return (
      <>
        <FaultList locale={locale} found={found} faults={faults} first={first} />
        <p>
          <PrimaryLink href={`/${locale}/seller/products/import`}>{t('sendCorrected')}</PrimaryLink>
        </p>
      </>
    );
  const notes = faults.length > 0 && (
    <FaultList locale={locale} found={found} faults={faults} first={first} />
  );
  if (found.state === 'ready')
    return (
      <>
        <ImportCounts locale={locale} found={found} />
        {notes}
        <form action={settleImport}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="importId" value={found.id} />
          <PrimaryButton>{t('apply', { lines: found.newCount + found.changedCount })}</PrimaryButton>
        </form>
      </>
    );
  if (found.state === 'done')
    return (
      <>
        <ImportCounts locale={locale} found={found} />
        {notes}
        <p>
          <PrimaryLink href={`/${locale}/seller/products`}>{t('toGoods')}</PrimaryLink>
        </p>
      </>
    );
  return null;
}

function Withdraw({ locale, importId }: { locale: Locale; importId: string }) {
  return (
    <form action={settleImport} className="section">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="settle" value="withdraw" />
      <QuietButton>{translator(locale, 'goods-import')('withdraw')}</QuietButton>
    </form>
  );
}
