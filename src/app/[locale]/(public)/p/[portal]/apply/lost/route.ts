import { attemptsLeft } from '@/app/rate-limit';
import { readForm, textOf } from '@/app/read-form';
import { inTransaction } from '@/db/transaction';
import { applicationStart } from '@/members/applications/application-pieces';
import { sendLinksAgain } from '@/members/applications/renew-link';
import { readInMarket } from '../../../../market';
import { answerNotFound } from '../../../../not-found-document';
import { applyPath, goTo } from '../answer';

/** Mails a lost link again. The answer is the same whether or not the address is known. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ locale: string; portal: string }> },
): Promise<Response> {
  const asked = await params;
  const page = await readInMarket(asked, async () => true);
  if (!page) return await answerNotFound(request, asked.locale);
  const { market } = page;
  const form = await readForm(request);
  if (form.ok && attemptsLeft('apply', request.headers.get('x-forwarded-for'))) {
    const start = applicationStart.safeParse({ email: textOf(form.value, 'lost-email') });
    if (start.success) {
      const where = { portalId: market.portal.id, email: start.data.email };
      await inTransaction({ kind: 'system' }, (tx) => sendLinksAgain(tx, where));
    }
  }
  return goTo(applyPath(market, '?sent=1'));
}
