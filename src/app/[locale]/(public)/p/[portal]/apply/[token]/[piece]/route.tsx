import { isOpenToApplicant } from '@/members/applications/application';
import { paperKinds } from '@/members/applications/paper-kinds';
import { answerNotFound } from '../../../../../not-found-document';
import { applyPath, goTo } from '../../answer';
import { readAsBearer } from '../../bearer-page';
import { organisationForm, signatoryForm } from './fact-pieces';
import { paperForm } from './paper-piece';
import type { PieceForm } from './piece-form';
import { producersForm } from './producers-piece';

interface Context {
  params: Promise<{ locale: string; portal: string; token: string; piece: string }>;
}

const forms: Readonly<Record<string, PieceForm>> = {
  organisation: organisationForm,
  signatory: signatoryForm,
  producers: producersForm,
  ...Object.fromEntries(paperKinds.map((kind) => [kind, paperForm(kind)])),
};

/** One piece of the application, to fill in or to change. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return await open(request, params, 'show');
}

/** Saves the piece. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return await open(request, params, 'save');
}

async function open(request: Request, params: Context['params'], step: keyof PieceForm): Promise<Response> {
  const { piece, ...asked } = await params;
  const form = Object.hasOwn(forms, piece) ? forms[piece] : undefined;
  if (!form) return await answerNotFound(request, asked.locale);
  const read = await readAsBearer(request, asked);
  if (read.gone) return read.gone;
  const { market, detail } = read;
  const { token } = asked;
  if (!isOpenToApplicant(detail.application.state)) return goTo(applyPath(market, `/${token}`));
  return await form[step]({ request, market, detail, token });
}
