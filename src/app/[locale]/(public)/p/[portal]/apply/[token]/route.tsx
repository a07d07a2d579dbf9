import { readForm, textOf } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { submitApplication } from '@/members/applications/submit-application';
import type { FieldProblem } from '@/ui/error-summary';
import type { Market } from '../../../../market';
import { answer, applyPath, goTo } from '../answer';
import { readAsBearer } from '../bearer-page';
import { consentWording } from '../consent';
import { refusalInWords } from '../problems';
import { OverviewPage } from './overview-page';

interface Context {
  params: Promise<{ locale: string; portal: string; token: string }>;
}

/** Where the application stands, what it lacks, and what was said about it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, ...asked } = await params;
  const read = await readAsBearer(request, { ...asked, token });
  return read.gone ?? (await show(request, read.market, token, read.detail));
}

/** Hands the application to the chamber, or answers its question. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token, ...asked } = await params;
  const read = await readAsBearer(request, { ...asked, token });
  if (read.gone) return read.gone;
  const { market, detail } = read;
  const form = await readForm(request);
  const typed = form.ok ? textOf(form.value, 'answer') : '';
  const result = form.ok
    ? await inTransaction({ kind: 'public' }, (tx) =>
        submitApplication(tx, token, {
          consentWording: form.value.has('consent') ? consentWording(market) : null,
          answer: typed,
        }),
      )
    : form;
  if (result.ok) return goTo(applyPath(market, `/${token}?done=submitted`));
  const field = { 'consent-missing': 'consent', 'answer-missing': 'answer' }[result.refusal.code as string];
  const problem = { field: field ?? null, message: refusalInWords(market.locale, result.refusal) };
  return await show(request, market, token, detail, { problems: [problem], typed });
}

function show(
  request: Request,
  market: Market,
  token: string,
  detail: ApplicationDetail,
  again?: { problems: FieldProblem[]; typed: string },
): Promise<Response> {
  const title = `${translator(market.locale, 'apply')('title')} · ${detail.application.number}`;
  const isSubmitted = new URL(request.url).searchParams.get('done') === 'submitted';
  return answer(
    request,
    market,
    { title, path: `/apply/${token}`, ...(again && { status: 422 }) },
    <OverviewPage market={market} token={token} detail={detail} isSubmitted={isSubmitted} {...again} />,
  );
}
