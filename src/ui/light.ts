/**
 * Whether a reader wants pages without pictures: by the switch in the colophon (a cookie), else by what the browser
 * says (Save-Data: on, https://wicg.github.io/savedata/).
 */
export function wantsLight(headers: Headers): boolean {
  const chosen = /(?:^|;\s*)light=([01])(?:;|$)/.exec(headers.get('cookie') ?? '')?.[1];
  if (chosen) return chosen === '1';
  return /^\s*on\b/i.test(headers.get('save-data') ?? '');
}
