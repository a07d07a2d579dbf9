import { answerPage } from '@/app/page-cache/answer-page';
import { attemptsLeft } from '@/app/rate-limit';
import { findAuthorities } from '@/certificates/find-authorities';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { readPublic } from '@/db/read-public';
import { isSignedByChamber } from '@/documents/chamber-who-signed';
import { partiesWhoSigned } from '@/documents/parties-who-signed';
import { verifyFile } from '@/documents/verify-file';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { DocumentFacts } from '@/ui/document';
import { printDocument } from '@/ui/print-document';
import { titleOf } from '@/ui/verification/verdict-heading';
import type { Verification } from '@/ui/verification/verification';
import { answerNotFound } from '../not-found-document';
import type { PublishedRoot } from './offline-note';
import {
  acceptsJson,
  maximumMegabytes,
  type ReceivedFile,
  receiveFile,
  receiveProblems,
} from './receive-file';
import { BringFilePage, ReportPage } from './verify-pages';

interface Context {
  readonly params: Promise<{ locale: string }>;
}

/** Where anybody brings a signed file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return await answerNotFound(request, locale);
  const roots = await readPublic(publishedRoots);
  const content = <BringFilePage locale={locale} roots={roots} />;
  return answerPage(request, printDocument(request, factsOf(locale), content, { sharedSeconds: 300 }));
}

/** The report on the file that was brought, as a document or, when asked, as data. Nothing is kept. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return await answerNotFound(request, locale);
  if (!attemptsLeft('verify', request.headers.get('x-forwarded-for')))
    return await problemAnswer(request, locale, 'too-many-attempts', 429);
  const received = await receiveFile(request);
  if (!received.ok) {
    const { code } = received.refusal;
    return await problemAnswer(request, locale, code, receiveProblems[code]);
  }
  return await reportAnswer(request, locale, received.value);
}

async function reportAnswer(request: Request, locale: Locale, file: ReceivedFile): Promise<Response> {
  const { report, order, origin, roots } = await readPublic(async (tx) => ({
    ...(await verifyFile(tx, file.bytes)),
    roots: await publishedRoots(tx),
  }));
  if (file.wantsJson)
    return Response.json(report, {
      headers: {
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="verification-report.json"',
      },
    });
  const signed = order && { order, ...partiesWhoSigned(report, order) };
  const certified = origin && { origin, byChamber: isSignedByChamber(report, origin) };
  const verification: Verification = { report, fileName: file.name || null, signed, certified };
  const facts = { ...factsOf(locale), title: titleOf(locale, verification), indexed: false };
  const content = <ReportPage locale={locale} roots={roots} verification={verification} />;
  return answerPage(request, printDocument(request, facts, content, { sharedSeconds: 0 }));
}

/** No report, and why, in words or as `{ code }`. */
async function problemAnswer(
  request: Request,
  locale: Locale,
  code: string,
  status: number,
): Promise<Response> {
  const later = status === 429 && { 'retry-after': '60' };
  if (acceptsJson(request))
    return Response.json({ code }, { status, headers: { 'cache-control': 'no-store', ...later } });
  const roots = await readPublic(publishedRoots);
  const problem = translator(locale, 'verify')(`problems.${code}`, { megabytes: maximumMegabytes });
  const content = <BringFilePage locale={locale} roots={roots} problem={problem} />;
  const facts = { ...factsOf(locale), indexed: false };
  const page = printDocument(request, facts, content, { status, sharedSeconds: 0 });
  return answerPage(request, { ...page, headers: [...page.headers, ...Object.entries(later || {})] });
}

async function publishedRoots(tx: Tx): Promise<PublishedRoot[]> {
  const authorities = await findAuthorities(tx);
  return authorities.filter(({ kind, revokedAt }) => kind === 'root' && !revokedAt);
}

function factsOf(locale: Locale): DocumentFacts {
  const t = translator(locale, 'verify');
  return {
    locale,
    title: t('title'),
    description: t('description'),
    path: '/verify',
    origin: config().baseUrl,
    languages: locales,
  };
}
