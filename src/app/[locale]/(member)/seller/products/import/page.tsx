import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { findImports, type GoodsImport } from '@/catalogue/import/find-imports';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { sellsHere } from '@/members/find-organisations';
import { PrimaryButton, QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { ErrorSummary } from '@/ui/error-summary';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { MemberShell } from '../../../../member-shell';
import { NoSeller } from '../no-seller';
import { sendFile } from './actions';
import { importShapes } from './import-shapes';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'goods-import')('title') };
}

/** Where a file of goods comes in, and those that came before. */
export default async function ImportsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const t = translator(locale, 'goods-import');
  const { did, refused } = await searchParams;
  const flash = typeof refused === 'string' ? await readFlash('goods-import') : null;
  const { imports, sells } = await inTransaction(scopeOf(actor), async (tx) => ({
    imports: await findImports(tx, actor.organisationId ?? ''),
    sells: await sellsHere(tx, actor),
  }));
  const code = typeof refused === 'string' && t.has(`refusal.${refused}`) ? refused : 'unreadable-file';
  const refusal = refused
    ? t(`refusal.${code}`, { most: 0, megabytes: 0, column: '', ...flash?.values })
    : null;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/seller/products`}>{translator(locale, 'products')('title')}</a>}
        title={t('title')}
        lead={t('lead')}
      />
      {did === 'withdrawn' && (
        <Notice tone="done">
          <p>{t('did.withdrawn')}</p>
        </Notice>
      )}
      {sells ? <SendFile locale={locale} refusal={refusal} /> : <NoSeller locale={locale} />}
      {imports.length > 0 && (
        <section className="section">
          <ImportTable locale={locale} imports={imports} />
        </section>
      )}
    </MemberShell>
  );
}

function SendFile({ locale, refusal }: { readonly locale: Locale; readonly refusal: string | null }) {
  const t = translator(locale, 'goods-import');
  return (
    <>
      <section className="section">
        <h2>{t('template.title')}</h2>
        <p>{t('template.text')}</p>
        <div className="actions">
          <QuietLink href={`/${locale}/seller/products/import/template/xlsx`}>{t('template.xlsx')}</QuietLink>
          <QuietLink href={`/${locale}/seller/products/import/template/csv`}>{t('template.csv')}</QuietLink>
        </div>
      </section>
      <form action={sendFile} className="next-action">
        <h2>{t('send.title')}</h2>
        <ErrorSummary
          title={t('send.refused')}
          problems={refusal ? [{ field: 'file', message: refusal }] : []}
        />
        <input type="hidden" name="locale" value={locale} />
        <Field
          name="file"
          type="file"
          label={t('send.file')}
          hint={t('send.hint')}
          error={refusal}
          accept=".csv,.txt,.tsv,.xlsx,text/csv"
          required
        />
        <PrimaryButton>{t('send.action')}</PrimaryButton>
      </form>
    </>
  );
}

function ImportTable({ locale, imports }: { locale: Locale; imports: readonly GoodsImport[] }) {
  const t = translator(locale, 'goods-import');
  return (
    <DataTable
      caption={t('earlier')}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          header: t('columns.file'),
          cell: ({ id, fileName }) => (
            <a href={`/${locale}/seller/products/import/${id}`}>
              <bdi>{fileName}</bdi>
            </a>
          ),
        },
        {
          key: 'state',
          header: t('columns.state'),
          cell: ({ state }) => <StatusWord shape={importShapes[state]}>{t(`states.${state}`)}</StatusWord>,
        },
        {
          key: 'sent',
          header: t('columns.sent'),
          cell: ({ createdAt }) => <DateText locale={locale} at={createdAt} precise />,
        },
        { key: 'lines', header: t('columns.lines'), align: 'end', cell: ({ lineCount }) => lineCount },
      ]}
    />
  );
}
