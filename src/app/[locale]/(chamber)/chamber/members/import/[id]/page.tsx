import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findImport, findImportFaults, findImportLines } from '@/members/import/find-imports';
import { DateText } from '@/ui/date-text';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../../../chamber-shell';
import { requireRegistrar } from '../../../registrar';
import { FaultyImport } from './faulty-import';
import { DoneImport, RunningImport } from './import-progress';
import { ReadyImport } from './ready-import';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ refused?: string; known?: string; from?: string }>;
}

const faultsShown = 100;
const linesShown = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'member-import')('title') };
}

/** One list of members: what is wrong with it, what it would enter, how far it is, what became of it. */
export default async function MemberImportPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { refused, known, from } = await searchParams;
  const actor = await requireRegistrar(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const position = Math.max(0, Math.trunc(Number(from)) || 0);
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const one = await findImport(tx, id);
    return (
      one && {
        one,
        faults: one.state === 'faulty' ? await findImportFaults(tx, id, position, faultsShown) : [],
        lines: one.state === 'ready' ? await findImportLines(tx, id, linesShown) : [],
      }
    );
  });
  if (!found) notFound();
  const { one, faults, lines } = found;
  const t = translator(locale, 'member-import');
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/chamber/members/import`}>{t('title')}</a>}
        title={<bdi>{one.fileName}</bdi>}
        lead={
          <>
            {t('facts.lines', { count: one.lineCount })} ·{' '}
            <DateText locale={locale} at={one.createdAt} precise />
          </>
        }
      />
      {refused && t.has(`refusal.${refused}`) && (
        <Notice tone="stopped" title={t('refusal.title')}>
          {t(`refusal.${refused}`)}
        </Notice>
      )}
      {known && <Notice>{t('facts.known')}</Notice>}
      {one.encoding !== 'utf-8' && one.state === 'ready' && (
        <Notice title={t('facts.converted')}>{t('facts.convertedHint', { encoding: one.encoding })}</Notice>
      )}
      {one.state === 'faulty' && (
        <FaultyImport locale={locale} one={one} faults={faults} position={position} shown={faultsShown} />
      )}
      {one.state === 'ready' && <ReadyImport locale={locale} one={one} lines={lines} />}
      {one.state === 'importing' && <RunningImport locale={locale} one={one} />}
      {one.state === 'done' && <DoneImport locale={locale} one={one} />}
      {one.state === 'withdrawn' && <p>{t('facts.withdrawn')}</p>}
    </ChamberShell>
  );
}
