import type { ZodType } from 'zod';
import { readForm, typedTexts } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { translator } from '@/i18n/translator';
import {
  type ApplicantOrganisation,
  type ApplicantSignatory,
  organisationPiece,
  signatoryPiece,
} from '@/members/applications/application-pieces';
import { savePiece } from '@/members/applications/save-piece';
import { applyPath, goTo } from '../../answer';
import { problemsOfPiece, refusalInWords } from '../../problems';
import { OrganisationFields } from './organisation-fields';
import { type PieceForm, type PieceRequest, showPiece } from './piece-form';
import { SignatoryFields } from './signatory-fields';

export const organisationForm = factForm<ApplicantOrganisation>(
  'organisation',
  organisationPiece,
  (facts) => ({
    organisation: facts,
  }),
);
export const signatoryForm = factForm<ApplicantSignatory>('signatory', signatoryPiece, (facts) => ({
  signatory: facts,
}));

/** A piece that is a handful of typed facts. What was typed stays when it is refused. */
function factForm<Facts>(
  piece: 'organisation' | 'signatory',
  schema: ZodType<Facts>,
  asPiece: (facts: Facts) => Parameters<typeof savePiece>[2],
): PieceForm {
  return {
    show: (asked) => page(asked, piece, savedTexts(asked, piece)),
    save: async (asked) => {
      const { market, token } = asked;
      const form = await readForm(asked.request);
      if (!form.ok) {
        const problem = { field: null, message: refusalInWords(market.locale, form.refusal) };
        return page(asked, piece, savedTexts(asked, piece), [problem]);
      }
      const typed = typedTexts(form.value);
      const facts = schema.safeParse(typed);
      if (!facts.success)
        return page(asked, piece, typed, problemsOfPiece(market.locale, piece, facts.error, typed));
      const saved = await inTransaction({ kind: 'public' }, (tx) =>
        savePiece(tx, token, asPiece(facts.data)),
      );
      if (!saved.ok)
        return page(asked, piece, typed, [
          { field: null, message: refusalInWords(market.locale, saved.refusal) },
        ]);
      return goTo(applyPath(market, `/${token}`));
    },
  };
}

function page(
  asked: PieceRequest,
  piece: 'organisation' | 'signatory',
  typed: Readonly<Record<string, string>>,
  problems: ReturnType<typeof problemsOfPiece> = [],
): Promise<Response> {
  const t = translator(asked.market.locale, 'apply');
  const Fields = piece === 'organisation' ? OrganisationFields : SignatoryFields;
  const lead = piece === 'signatory' ? { lead: t('signatory.lead') } : {};
  return showPiece(
    asked,
    { piece, title: t(`pieces.${piece}`), ...lead, problems },
    <form method="post" action={applyPath(asked.market, `/${asked.token}/${piece}`)}>
      <Fields market={asked.market} typed={typed} problems={problems} />
    </form>,
  );
}

/**
 * The piece as saved, in the form's own texts. What was said already need not be said twice (WCAG 2.2, 3.3.7): most who
 * apply sign themselves, so the address they began with stands there until another is typed.
 */
function savedTexts({ detail }: PieceRequest, piece: 'organisation' | 'signatory'): Record<string, string> {
  const begunWith = piece === 'signatory' ? { email: detail.application.email } : {};
  const saved = detail.application[piece] ?? begunWith;
  return Object.fromEntries(
    Object.entries(saved).flatMap(([name, value]) =>
      value === undefined || value === false ? [] : [[name, value === true ? 'on' : String(value)]],
    ),
  );
}
