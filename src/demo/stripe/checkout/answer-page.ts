import { passTime } from '../pass-time';
import { parseForm } from '../protocol/form-encoding';
import type { Simulator } from '../simulator';
import type { Checkout } from '../state';
import { type Attempt, attemptPayment } from './attempt-payment';
import type { TypedCard } from './card';
import { pageHeaders } from './html';
import { pageTexts } from './page-texts';
import { authenticationPage, closedPage, paymentPage } from './payment-page';
import { readCard } from './read-card';
import type { Decline } from './test-cards';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The hosted page: /c/pay/:session and /c/pay/:session/authenticate. Cards wait for their bank in memory only. */
export function pagesOf(sim: Simulator) {
  const awaitingBank = new Map<string, TypedCard>();

  return (method: string, path: string, body: string): PageAnswer => {
    const [, id = '', step] = /^\/c\/pay\/(\w{1,100})(\/authenticate)?$/.exec(path) ?? [];
    const checkout = sim.state.checkouts[id];
    if (!checkout) return { status: 404, headers: pageHeaders, body: 'No such payment page.' };
    passTime(sim);
    if (checkout.session.status !== 'open') {
      return { status: method === 'GET' ? 200 : 409, headers: pageHeaders, body: closedPage(checkout) };
    }
    if (step) return method === 'POST' ? bankAnswered(checkout, body) : page(authenticationPage(checkout));
    return method === 'POST' ? cardTyped(checkout, body) : page(paymentPage(checkout, null));
  };

  function cardTyped(checkout: Checkout, body: string): PageAnswer {
    const typed = readCard(parseForm(body) ?? {}, sim.now());
    if (!typed) return page(paymentPage(checkout, pageTexts(checkout.session.locale).incomplete), 422);
    awaitingBank.set(checkout.session.id, typed);
    return show(checkout, attemptPayment(sim, checkout, typed));
  }

  function bankAnswered(checkout: Checkout, body: string): PageAnswer {
    const typed = awaitingBank.get(checkout.session.id);
    if (!typed) return redirect(`/c/pay/${checkout.session.id}`);
    const result = parseForm(body)?.result === 'succeeded' ? 'succeeded' : 'failed';
    return show(checkout, attemptPayment(sim, checkout, typed, result));
  }

  function show(checkout: Checkout, attempt: Attempt): PageAnswer {
    const { id, success_url } = checkout.session;
    if (attempt.kind === 'authenticate') return redirect(`/c/pay/${id}/authenticate`);
    awaitingBank.delete(id);
    if (attempt.kind === 'declined')
      return page(paymentPage(checkout, wordsFor(checkout, attempt.decline)), 402);
    return redirect((success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id));
  }
}

function wordsFor({ session }: Checkout, { code, declineCode, message }: Decline): string {
  const { declines } = pageTexts(session.locale);
  return declines[declineCode] ?? declines[code] ?? message;
}

function page(body: string, status = 200): PageAnswer {
  return { status, headers: pageHeaders, body };
}

function redirect(location: string): PageAnswer {
  return { status: 303, headers: { ...pageHeaders, location }, body: '' };
}
