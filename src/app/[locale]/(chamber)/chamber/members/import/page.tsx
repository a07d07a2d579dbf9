import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import { inMegabytes } from '@/files/check-upload';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findImports } from '@/members/import/find-imports';
import { importColumns, importHeadings, requiredImportColumns } from '@/members/import/import-columns';
import { largestMembersBytes, mostMembers } from '@/members/import/parse-members';
import { PrimaryButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { ErrorSummary } from '@/ui/error-summary';
import { Field } from '@/ui/field';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { ImportTable } from './import-table';
import { uploadProblem } from './upload-problem';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'member-import')('title') };
}

/** Enters a whole list of members: what it must look like, the file, and the lists that came before. */
export default async function ImportMembersPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'member-import');
  const imports = await inTransaction(scopeOf(actor), (tx) => findImports(tx, actor.portalId));
  const problem = uploadProblem(locale, await readFlash('member-import'));
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/chamber/members`}>{translator(locale, 'chamber')('members.title')}</a>}
        title={t('title')}
        lead={t('lead', { most: mostMembers })}
      />
      <ErrorSummary
        title={t('refusal.title')}
        problems={problem ? [{ field: 'list', message: problem }] : []}
      />
      <form
        method="post"
        action={`/${locale}/chamber/members/import/upload`}
        encType="multipart/form-data"
        className="next-action"
      >
        <h2>{t('upload.title')}</h2>
        <p className="prose">{t('upload.hint')}</p>
        <p>
          <a href={`/${locale}/chamber/members/import/template`} download>
            {t('upload.template')}
          </a>
        </p>
        <Field
          name="list"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          required
          label={t('upload.file', { megabytes: inMegabytes(largestMembersBytes) })}
          error={problem}
        />
        <PrimaryButton>{t('upload.action')}</PrimaryButton>
      </form>
      <ImportTable locale={locale} imports={imports} />
      <section className="section">
        <h2>{t('columns.title')}</h2>
        <p className="prose quiet">{t('columns.lead')}</p>
        <DataTable
          caption={t('columns.title')}
          hideCaption
          rows={importColumns}
          rowKey={(column) => column}
          columns={[
            {
              key: 'heading',
              header: t('columns.heading'),
              cell: (column) => <bdi>{importHeadings[column][locale]}</bdi>,
            },
            {
              key: 'needed',
              header: t('columns.needed'),
              cell: (column) => t(requiredImportColumns.includes(column) ? 'columns.must' : 'columns.may'),
            },
            { key: 'says', header: t('columns.says'), cell: (column) => t(`column.${column}`) },
          ]}
        />
      </section>
    </ChamberShell>
  );
}
