import { z } from 'zod';
import { attemptsLeft } from '@/app/rate-limit';
import { fileOf, readForm, textOf } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { inMegabytes } from '@/files/check-upload';
import { formatDate } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { addPaper } from '@/members/applications/add-paper';
import { largestPaperBytes, mostFilesOfAPaper, type PaperKind } from '@/members/applications/paper-kinds';
import { deletePaperContent, keepPaper } from '@/members/applications/paper-store';
import { recordRefusal } from '@/members/applications/record-refusal';
import { removePaper } from '@/members/applications/remove-paper';
import { paperRetentionDays } from '@/members/applications/retention';
import { type Refusal, refuse } from '@/trade/result';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { Field } from '@/ui/field';
import { applyPath, goTo } from '../../answer';
import { refusalInWords } from '../../problems';
import { type PieceForm, type PieceRequest, showPiece, statusOf } from './piece-form';

/** A paper the chamber asks for: the files there are, and the way to add or take back one. */
export function paperForm(kind: PaperKind): PieceForm {
  return {
    show: (asked) => page(asked, kind),
    save: async (asked) => {
      const form = await readForm(asked.request, largestPaperBytes);
      if (!form.ok) return await refused(asked, kind, form.refusal);
      const removed = textOf(form.value, 'remove');
      const result = removed ? await remove(asked, removed) : await add(asked, kind, form.value);
      if (result && !result.ok) return await refused(asked, kind, result.refusal);
      return goTo(applyPath(asked.market, `/${asked.token}/${kind}`));
    },
  };
}

async function refused(asked: PieceRequest, kind: PaperKind, refusal: Refusal): Promise<Response> {
  const { id: applicationId, portalId } = asked.detail.application;
  const facts = { kind, refusal: refusal.code };
  if (refusal.code !== 'too-many-attempts')
    await inTransaction({ kind: 'public' }, (tx) =>
      recordRefusal(tx, { actorId: null, portalId, applicationId, what: 'paper', facts }),
    );
  return page(asked, kind, refusal);
}

async function add({ request, detail, token }: PieceRequest, kind: PaperKind, form: FormData) {
  const chosen = fileOf(form, 'file');
  if (!chosen) return refuse('file-missing');
  const until = textOf(form, 'validUntil');
  const validUntil = until === '' ? null : (z.iso.date().safeParse(until).data ?? 'malformed');
  if (validUntil === 'malformed') return refuse('date-malformed');
  if (!attemptsLeft('apply-paper', request.headers.get('x-forwarded-for')))
    return refuse('too-many-attempts');
  const kept = await keepPaper(detail.application.id, chosen);
  if (!kept.ok) return kept;
  const paper = { kind, file: kept.value, fileName: chosen.name, validUntil };
  return await inTransaction({ kind: 'public' }, (tx) => addPaper(tx, token, paper));
}

async function remove({ token }: PieceRequest, paperId: string) {
  if (!z.uuid().safeParse(paperId).success) return null;
  const removed = await inTransaction({ kind: 'public' }, (tx) => removePaper(tx, token, paperId));
  if (removed.ok && removed.value.digest)
    await deletePaperContent(removed.value.applicationId, removed.value.digest);
  return removed;
}

function page(asked: PieceRequest, kind: PaperKind, refusal?: Refusal): Promise<Response> {
  const { market, token, detail } = asked;
  const t = translator(market.locale, 'apply');
  const action = applyPath(market, `/${token}/${kind}`);
  const files = detail.papers.filter((paper) => paper.kind === kind);
  const problem = refusal && refusalInWords(market.locale, refusal);
  const field = refusal?.code === 'date-malformed' ? 'validUntil' : 'file';
  return showPiece(
    asked,
    {
      piece: kind,
      title: t(`paper.${kind}`),
      lead: t(`paper.hint.${kind}`, { days: paperRetentionDays[kind].rejected }),
      problems: problem ? [{ field, message: problem }] : [],
      ...(refusal && { status: statusOf(refusal.code) }),
    },
    <>
      {files.map(({ id, fileName, uploadedAt }) => (
        <form key={id} method="post" action={action} className="actions">
          <span>
            <bdi>{fileName}</bdi>{' '}
            <span className="quiet">{t('paper.sent', { date: formatDate(market.locale, uploadedAt) })}</span>
          </span>
          <QuietButton name="remove" value={id}>
            {t('paper.remove', { name: fileName })}
          </QuietButton>
        </form>
      ))}
      {files.length === 0 && <p className="quiet">{t('paper.none')}</p>}
      <form method="post" action={action} encType="multipart/form-data" className="section">
        <Field
          name="file"
          type="file"
          accept="application/pdf,image/jpeg,image/png,image/webp"
          required
          label={t('paper.file', { megabytes: inMegabytes(largestPaperBytes) })}
          hint={t('paper.fileHint', { most: mostFilesOfAPaper })}
          error={field === 'file' ? problem : undefined}
        />
        <Field
          name="validUntil"
          type="date"
          label={t('paper.validUntil')}
          error={field === 'validUntil' ? problem : undefined}
        />
        <PrimaryButton>{t('paper.add')}</PrimaryButton>
      </form>
    </>,
  );
}
