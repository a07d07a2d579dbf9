import { printAmount } from '../currencies';
import type { Checkout } from '../state';
import { escapeHtml, htmlPage } from './html';
import { type PageTexts, pageTexts } from './page-texts';
import { type CardBehaviour, testCards } from './test-cards';

/** The form to pay with, with what went wrong the last time. */
export function paymentPage({ session, items, intent }: Checkout, problem: string | null): string {
  const texts = pageTexts(session.locale);
  const price = (amount: number) =>
    escapeHtml(printAmount(session.currency ?? '', amount, session.locale ?? 'en'));
  const rows = items.map(
    (item) =>
      `<tr><td>${escapeHtml(item.name)}${item.quantity === 1 ? '' : ` × ${item.quantity}`}${
        item.description ? `<br><small>${escapeHtml(item.description)}</small>` : ''
      }</td><td>${price(item.unitAmount * item.quantity)}</td></tr>`,
  );
  return htmlPage(
    texts.language,
    texts.title,
    `<p class="note">${escapeHtml(texts.simulator)}</p>
<h1>${escapeHtml(texts.title)}</h1>
<p class="amount">${price(session.amount_total ?? 0)}</p>
<table>${rows.join('')}</table>
${intent.captureMethod === 'manual' ? `<p>${escapeHtml(texts.hold)}</p>` : ''}
${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ''}
<form method="post">
${field(texts.email, 'email', 'type="email" autocomplete="email"', session.customer_email ?? '')}
${field(texts.number, 'number', 'inputmode="numeric" autocomplete="cc-number" list="test-cards" required')}
<datalist id="test-cards">${testCards.map((card) => `<option value="${card.number}">`).join('')}</datalist>
<div class="pair">
${field(texts.expiry, 'expiry', 'inputmode="numeric" autocomplete="cc-exp" placeholder="12 / 34" required')}
${field(texts.cvc, 'cvc', 'inputmode="numeric" autocomplete="cc-csc" placeholder="123" required')}
</div>
${field(texts.holder, 'holder', 'autocomplete="cc-name" required')}
<button>${escapeHtml(texts.pay)} ${price(session.amount_total ?? 0)}</button>
</form>
${session.cancel_url ? link(session.cancel_url, texts.cancel) : ''}
${testCardTable(texts)}`,
  );
}

/** The step a bank puts in between. */
export function authenticationPage({ session }: Checkout): string {
  const texts = pageTexts(session.locale);
  return htmlPage(
    texts.language,
    texts.authenticateTitle,
    `<p class="note">${escapeHtml(texts.simulator)}</p>
<h1>${escapeHtml(texts.authenticateTitle)}</h1>
<p>${escapeHtml(texts.authenticateText)}</p>
<form method="post">
<button name="result" value="succeeded">${escapeHtml(texts.authenticateYes)}</button>
<button class="quiet" name="result" value="failed">${escapeHtml(texts.authenticateNo)}</button>
</form>`,
  );
}

/** What a page says when there is nothing left to pay. */
export function closedPage({ session }: Checkout): string {
  const texts = pageTexts(session.locale);
  const text = session.status === 'complete' ? texts.complete : texts.expired;
  const back = session.cancel_url ?? session.success_url;
  return htmlPage(
    texts.language,
    texts.title,
    `<p class="note">${escapeHtml(texts.simulator)}</p><h1>${escapeHtml(text)}</h1>${back ? link(back, texts.back) : ''}`,
  );
}

function field(label: string, name: string, attributes: string, value = ''): string {
  return `<label>${escapeHtml(label)}<input name="${name}" ${attributes} value="${escapeHtml(value)}"></label>`;
}

function link(url: string, text: string): string {
  return `<p><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>`;
}

function testCardTable(texts: PageTexts): string {
  const rows = testCards.map(({ number, behaviour }) => {
    const reason = noteOn(behaviour, texts);
    return `<tr><td><code>${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</code></td><td>${escapeHtml(texts.outcomes[behaviour.kind] + reason)}</td></tr>`;
  });
  return `<details><summary>${escapeHtml(texts.testCards)}</summary><table>${rows.join('')}</table></details>`;
}

function noteOn(behaviour: CardBehaviour, texts: PageTexts): string {
  if (behaviour.kind === 'decline') return ` (${behaviour.decline.declineCode})`;
  return behaviour.kind === 'approve' && behaviour.refunds ? `, ${texts.refunds[behaviour.refunds]}` : '';
}
