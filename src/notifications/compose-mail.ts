import { directionOf, isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** pictures that travel with it, by the id its HTML names them by (RFC 2392) */
  readonly attachments?: readonly {
    readonly cid: string;
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** A market place as its letters show it. */
export interface MailBrand {
  readonly name: string;
  readonly chamberName: string;
  /** "#rrggbb", readable on white and under white */
  readonly accent: string;
  /** JPEG */
  readonly logo: Uint8Array | null;
}

/**
 * A letter in the reader's language: whose it is, subject, paragraphs, and one link; where it comes again and again, another to
 * stop it, which mail programs know as well (List-Unsubscribe, RFC 2369 and 8058). Nothing is fetched when it is
 * opened: the logo travels with it, nobody counts readers. Facts are typed by people, so that they stand in the subject on one line and in the
 * HTML escaped.
 */
export function composeMail(letter: {
  readonly locale: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link?: string;
  readonly stop?: string;
  readonly brand?: MailBrand | null;
}): Mail {
  const locale: Locale = isLocale(letter.locale) ? letter.locale : 'en';
  const t = translator(locale, 'mail');
  const { kind, facts, link, stop, brand } = letter;
  const subject = t(`${kind}.subject`, facts).replace(/\s+/g, ' ');
  const paragraphs = t(`${kind}.text`, facts).split('\n\n');
  const action = link ? t(`${kind}.action`, facts) : '';
  const farewell = t('farewell', facts);
  return {
    subject,
    text: `${[...(brand ? [letterhead(brand)] : []), ...paragraphs, ...(link ? [`${action}:\n${link}`] : []), ...(stop ? [`${t('stop')}:\n${stop}`] : []), farewell].join('\n\n')}\n`,
    html: page(locale, subject, [
      ...(brand ? [htmlLetterhead(brand)] : []),
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      ...(link
        ? [`<p><a href="${escapeHtml(link)}" style="${button(brand)}">${escapeHtml(action)}</a></p>`]
        : []),
      ...(link ? [`<p style="${fine}"><bdi>${escapeHtml(link)}</bdi></p>`] : []),
      ...(stop ? [`<p style="${fine}"><a href="${escapeHtml(stop)}">${escapeHtml(t('stop'))}</a></p>`] : []),
      `<p style="${fine}">${escapeHtml(farewell)}</p>`,
    ]),
    ...(stop && {
      headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    }),
    ...(brand?.logo && { attachments: [logoOf(brand.logo)] }),
  };
}

function letterhead({ name, chamberName }: MailBrand): string {
  return `${name}\n${chamberName}`;
}

function htmlLetterhead({ name, chamberName, accent, logo }: MailBrand): string {
  const picture = logo
    ? '<img src="cid:logo" alt="" height="48" style="display:block;margin-bottom:8px">'
    : '';
  const words = `<b style="color:${accent};font-size:20px">${escapeHtml(name)}</b><br>${escapeHtml(chamberName)}`;
  return `<div style="border-bottom:2px solid ${accent};padding-bottom:12px;margin-bottom:20px">${picture}${words}</div>`;
}

function logoOf(logo: Uint8Array) {
  return { cid: 'logo', filename: 'logo.jpg', contentType: 'image/jpeg', content: Buffer.from(logo) };
}

const button = (brand: MailBrand | null | undefined) =>
  `display:inline-block;padding:12px 22px;background:${brand?.accent ?? '#27348b'};color:#fffdfa;text-decoration:none;font-weight:600;border-radius:2px`;
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
