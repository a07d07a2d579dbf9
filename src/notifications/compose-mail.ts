import { directionOf, isLocale, type Locale } from '@/i18n/locales';
import type { Translate } from '@/i18n/translate';
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
export function composeMail(letter: ComposedLetter): Mail {
  const locale: Locale = isLocale(letter.locale) ? letter.locale : 'en';
  const t = translator(locale, 'mail');
  const { kind, facts, link, stop, brand } = letter;
  const subject = t(`${kind}.subject`, facts).replace(/\s+/g, ' ');
  const text = [
    ...(brand ? [letterhead(brand)] : []),
    t(`${kind}.text`, facts),
    ...(link ? [`${t(`${kind}.action`, facts)}:\n${link}`] : []),
    ...(stop ? [`${t('stop')}:\n${stop}`] : []),
    t('farewell', facts),
  ];
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: page(locale, subject, htmlParts(letter, t)),
    ...(stop && {
      headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    }),
    ...(brand?.logo && { attachments: [logoOf(brand.logo)] }),
  };
}

interface ComposedLetter {
  readonly locale: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link?: string;
  readonly stop?: string;
  readonly brand?: MailBrand | null;
}

function htmlParts({ kind, facts, link, stop, brand }: ComposedLetter, t: Translate): string[] {
  const said = (key: string) => withApart(escapeHtml(t(key, apart(facts))));
  const paragraphs = t(`${kind}.text`, apart(facts)).split('\n\n');
  return [
    ...(brand ? [htmlLetterhead(brand)] : []),
    ...paragraphs.map((text) => `<p>${withApart(escapeHtml(text))}</p>`),
    ...(link
      ? [`<p><a href="${escapeHtml(link)}" style="${button(brand)}">${said(`${kind}.action`)}</a></p>`]
      : []),
    ...(link ? [`<p style="${fine}"><bdi>${escapeHtml(link)}</bdi></p>`] : []),
    ...(stop ? [`<p style="${fine}"><a href="${escapeHtml(stop)}">${said('stop')}</a></p>`] : []),
    `<p style="${fine}">${said('farewell')}</p>`,
  ];
}

/**
 * Names that people typed stand in a sentence of another script: marked where they begin and end (FSI, PDI), which
 * `withApart` turns into elements, so that their stops and brackets stay with them.
 */
function apart(facts: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? `\u2068${fact.replace(/[\u2066-\u2069]/g, '')}\u2069` : fact,
    ]),
  );
}

function withApart(html: string): string {
  return html.replaceAll('\u2068', '<bdi>').replaceAll('\u2069', '</bdi>');
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

/** Mail programs that show a letter within a page of their own keep what stands inside its body: language and direction too. */
function page(locale: Locale, title: string, body: readonly string[]): string {
  const language = `lang="${locale}" dir="${directionOf(locale)}"`;
  return `<!doctype html><html ${language}><meta charset="utf-8"><title>${escapeHtml(title)}</title><body style="margin:0;padding:24px;background:#fbf8f3;color:#1c1a17;font:16px/1.55 Charter,Georgia,serif"><div ${language} style="max-width:36em;margin:auto">${body.join('')}</div></body></html>`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '<br>');
}
