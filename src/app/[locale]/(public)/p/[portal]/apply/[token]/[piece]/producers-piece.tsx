import { fileOf, readForm } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { acceptUpload, inMegabytes } from '@/files/check-upload';
import { translator } from '@/i18n/translator';
import { enterAsBearer } from '@/members/applications/bearer';
import { findListedProducers } from '@/members/applications/find-attachments';
import { largestListBytes, parseProducers } from '@/members/applications/parse-producers';
import type { ProducerFault } from '@/members/applications/producer-list';
import { recordRefusal } from '@/members/applications/record-refusal';
import { saveProducers } from '@/members/applications/save-producers';
import type { Refusal } from '@/trade/result';
import { PrimaryButton } from '@/ui/button';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { applyPath, goTo } from '../../answer';
import { refusalInWords } from '../../problems';
import { FaultList, ListedTable } from './list-tables';
import { type PieceForm, type PieceRequest, showPiece, statusOf } from './piece-form';

/** The people of a cooperative, read from one file: all of it or nothing. */
export const producersForm: PieceForm = {
  show: (asked) => page(asked, {}),
  save: async (asked) => {
    const { market, token } = asked;
    const form = await readForm(asked.request, largestListBytes);
    if (!form.ok) return await refused(asked, { refusal: form.refusal });
    const file = fileOf(form.value, 'list');
    if (!file) return page(asked, { refusal: { code: 'file-missing' } });
    const upload = await acceptUpload(file, {
      kinds: ['text', 'legacy-text'],
      largestBytes: largestListBytes,
    });
    if (!upload.ok) return await refused(asked, { refusal: upload.refusal });
    const list = parseProducers(upload.value.bytes);
    if (!list.ok) return await refused(asked, { faults: list.faults });
    const saved = await inTransaction({ kind: 'public' }, (tx) => saveProducers(tx, token, list.producers));
    if (!saved.ok) return page(asked, { refusal: saved.refusal });
    const told = `taken=${saved.value.count}${list.isConverted ? '&converted=1' : ''}`;
    return goTo(applyPath(market, `/${token}/producers?${told}`));
  },
};

const shown = 10;

interface Outcome {
  readonly refusal?: Refusal;
  readonly faults?: readonly ProducerFault[];
}

async function refused(asked: PieceRequest, went: Outcome): Promise<Response> {
  const { id: applicationId, portalId } = asked.detail.application;
  const facts = { refusal: went.refusal?.code ?? 'list-faulty', faults: went.faults?.length ?? 0 };
  await inTransaction({ kind: 'public' }, (tx) =>
    recordRefusal(tx, { actorId: null, portalId, applicationId, what: 'producers', facts }),
  );
  return page(asked, went);
}

async function page(asked: PieceRequest, went: Outcome): Promise<Response> {
  const { market, token, detail, request } = asked;
  const { locale } = market;
  const t = translator(locale, 'apply');
  const query = new URL(request.url).searchParams;
  const listed = await inTransaction({ kind: 'public' }, async (tx) => {
    await enterAsBearer(tx, token);
    return await findListedProducers(tx, detail.application.id, shown);
  });
  const problem = went.refusal && refusalInWords(locale, went.refusal);
  const status = went.refusal ? statusOf(went.refusal.code) : went.faults && 422;
  return await showPiece(
    asked,
    {
      piece: 'producers',
      title: t('pieces.producers'),
      lead: t('producers.lead'),
      problems: problem ? [{ field: 'list', message: problem }] : [],
      ...(status && { status }),
    },
    <>
      {went.faults && <FaultList locale={locale} faults={went.faults} />}
      {query.has('taken') && !went.faults && !problem && (
        <Notice tone="done">{t('producers.taken', { count: detail.producers })}</Notice>
      )}
      {query.has('converted') && !went.faults && <Notice>{t('producers.converted')}</Notice>}
      {detail.producers > 0 && <p>{t('producers.now', { count: detail.producers })}</p>}
      <p className="prose">{t('producers.format')}</p>
      <p className="prose">
        {example.map((line) => (
          <span key={line}>
            <code>{line}</code>
            <br />
          </span>
        ))}
      </p>
      <form
        method="post"
        action={applyPath(market, `/${token}/producers`)}
        encType="multipart/form-data"
        className="section"
      >
        <Field
          name="list"
          type="file"
          accept=".csv,text/csv,text/plain"
          required
          label={t('producers.file', { megabytes: inMegabytes(largestListBytes) })}
          error={problem}
        />
        <PrimaryButton>{t('producers.action')}</PrimaryButton>
      </form>
      {listed.length > 0 && <ListedTable locale={locale} listed={listed} />}
    </>,
  );
}

const example = [
  'nom;lieu;femme;histoire',
  'Awa Ngo Mbarga;Bonabéri;oui;Elle sèche l’ananas depuis 2009.',
  'Jean Fotso;Dibombari;non;',
];
