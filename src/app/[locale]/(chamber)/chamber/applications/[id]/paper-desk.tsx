import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Paper } from '@/members/applications/find-attachments';
import type { Application } from '@/members/applications/lock-application';
import { deletionDate } from '@/members/applications/retention';
import { QuietLink } from '@/ui/button';

/** The papers. One is shown when it is asked for, since every look is recorded. */
export function PaperDesk(props: {
  locale: Locale;
  application: Application;
  papers: readonly Paper[];
  looking: string | undefined;
}) {
  const { locale, application, papers, looking } = props;
  const t = translator(locale, 'applications');
  const open = papers.find((paper) => paper.id === looking && !paper.contentDeletedAt);
  return (
    <section className="section" id="papers">
      <h2>{t('page.papers')}</h2>
      <p className="quiet">{t('page.papersHint')}</p>
      {papers.length === 0 && <p>{t('page.noPapers')}</p>}
      {open && <OpenPaper locale={locale} paper={open} />}
      {papers.map((paper) => (
        <div key={paper.id} className="waiting">
          <div>
            <strong>{translator(locale, 'apply')(`paper.${paper.kind}`)}</strong>
            <br />
            <bdi>{paper.fileName}</bdi>
            <br />
            <span className="quiet fine">{standing(locale, application, paper)}</span>
          </div>
          {!paper.contentDeletedAt && paper !== open && (
            <QuietLink href={`?paper=${paper.id}#papers`}>{t('page.look')}</QuietLink>
          )}
        </div>
      ))}
    </section>
  );
}

function OpenPaper({ locale, paper }: { locale: Locale; paper: Paper }) {
  const t = translator(locale, 'applications');
  const address = `/${locale}/chamber/applications/${paper.applicationId}/papers/${paper.id}`;
  const kind = translator(locale, 'apply')(`paper.${paper.kind}`);
  const title = t('page.looking', { kind, name: paper.fileName });
  return (
    <figure>
      {paper.contentType.startsWith('image/') ? (
        <a href={address} target="_blank" rel="noreferrer">
          {/* biome-ignore lint/performance/noImgElement: personal papers pass through no image cache */}
          <img src={address} alt={title} width={1200} style={{ width: '100%', height: 'auto' }} />
        </a>
      ) : (
        <p>
          <QuietLink href={address} target="_blank" rel="noreferrer">
            {t('page.openPdf')}
          </QuietLink>
        </p>
      )}
      <figcaption>
        {title} · <a href="?#papers">{t('page.close')}</a>
      </figcaption>
    </figure>
  );
}

/** Until when it is valid, whether it was scanned, and what retention does with it. */
function standing(locale: Locale, application: Application, paper: Paper): string {
  const t = translator(locale, 'applications');
  const date = (at: Date) => ({ date: formatDate(locale, at) });
  if (paper.contentDeletedAt) return t('page.deleted', date(paper.contentDeletedAt));
  const due = deletionDate(paper.kind, application.state, application.decidedAt);
  return [
    ...(paper.validUntil ? [t('page.validUntil', date(new Date(paper.validUntil)))] : []),
    t(`page.scan.${paper.scan}`),
    ...(due ? [t('page.deletedFrom', date(due))] : []),
  ].join(' · ');
}
