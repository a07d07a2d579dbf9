import { attemptsLeft } from '@/app/rate-limit';
import { readForm, textOf } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { translator } from '@/i18n/translator';
import { applicationStart } from '@/members/applications/application-pieces';
import { startApplication } from '@/members/applications/start-application';
import type { Refusal } from '@/trade/result';
import type { FieldProblem } from '@/ui/error-summary';
import { type Market, readInMarket } from '../../../market';
import { answerNotFound } from '../../../not-found-document';
import { answer, applyPath, goTo } from './answer';
import { IntroPage } from './intro-page';
import { problemsOfPiece, refusalInWords } from './problems';

interface Context {
  params: Promise<{ locale: string; portal: string }>;
}

/** How one becomes a member here, and the form that begins it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const page = await readInMarket(asked, async () => true);
  if (!page) return await answerNotFound(request, asked.locale);
  return await show(request, page.market);
}

/** Opens a draft and goes to it; its link is in the mail. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const page = await readInMarket(asked, async () => true);
  if (!page) return await answerNotFound(request, asked.locale);
  const { market } = page;
  const { locale, portal } = market;
  const refused = (status: number, typed: string, problems: FieldProblem[]) =>
    show(request, market, { status, typed, problems });
  const inWords = (refusal: Refusal) => [{ field: null, message: refusalInWords(locale, refusal) }];
  if (!attemptsLeft('apply', request.headers.get('x-forwarded-for')))
    return await refused(429, '', inWords({ code: 'too-many-attempts' }));
  const form = await readForm(request);
  if (!form.ok) {
    const status = form.refusal.code === 'file-too-large' ? 413 : 400;
    return await refused(status, '', inWords(form.refusal));
  }
  const email = textOf(form.value, 'email').slice(0, 300);
  const start = applicationStart.safeParse({ email });
  if (!start.success)
    return await refused(422, email, problemsOfPiece(locale, 'start', start.error, { email }));
  const { token } = await inTransaction({ kind: 'public' }, (tx) =>
    startApplication(tx, { portal, email: start.data.email, locale }),
  );
  return goTo(applyPath(market, `/${token}`));
}

function show(
  request: Request,
  market: Market,
  { status, ...again }: { status?: number; typed?: string; problems?: FieldProblem[] } = {},
): Promise<Response> {
  const title = translator(market.locale, 'apply')('title');
  const isLinkSent = new URL(request.url).searchParams.has('sent');
  return answer(
    request,
    market,
    { title, path: '/apply', ...(status && { status }) },
    <IntroPage market={market} isLinkSent={isLinkSent} {...again} />,
  );
}
