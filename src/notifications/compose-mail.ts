import { directionOf, isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * A letter in the reader's language: subject, paragraphs, and one link. Nothing is fetched when it is opened: no
 * picture, no counting of readers. Facts are typed by people, so that they stand in the subject on one line and in the
 * HTML escaped.
 */
export function composeMail(letter: {
  readonly locale: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link?: string;
}): Mail {
  const locale: Locale = isLocale(letter.locale) ? letter.locale : 'en';
  const t = translator(locale, 'mail');
  const { kind, facts, link } = letter;
  const subject = t(`${kind}.subject`, facts).replace(/\s+/g, ' ');
  const paragraphs = t(`${kind}.text`, facts).split('\n\n');
  const action = link ? t(`${kind}.action`, facts) : '';
  const farewell = t('farewell', facts);
  return {
    subject,
    text: `${[...paragraphs, ...(link ? [`${action}:\n${link}`] : []), farewell].join('\n\n')}\n`,
    html: page(locale, subject, [
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      ...(link ? [`<p><a href="${escapeHtml(link)}" style="${button}">${escapeHtml(action)}</a></p>`] : []),
      ...(link ? [`<p style="${fine}"><bdi>${escapeHtml(link)}</bdi></p>`] : []),
      `<p style="${fine}">${escapeHtml(farewell)}</p>`,
    ]),
  };
}

const button =
  'display:inline-block;padding:12px 22px;background:#27348b;color:#fffdfa;text-decoration:none;font-weight:600;border-radius:2px';
const fine = 'font-size:13px;color:#5f574c;overflow-wrap:anywhere';

function page(locale: Locale, title: string, body: readonly string[]): string {
  return `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><meta charset="utf-8"><title>${escapeHtml(title)}</title><body style="margin:0;padding:24px;background:#fbf8f3;color:#1c1a17;font:16px/1.55 Charter,Georgia,serif"><div style="max-width:36em;margin:auto">${body.join('')}</div></body></html>`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '<br>');
}
