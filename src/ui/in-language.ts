/**
 * Attributes of a text that stands in another language than its page: which (WCAG 2.2, 3.1.2), and that it is written in
 * the direction of its own script, so that stops and brackets stay where they belong.
 */
export function inLanguage(page: string, text: string): { readonly lang?: string; readonly dir?: 'auto' } {
  return text === page ? {} : { lang: text, dir: 'auto' };
}
