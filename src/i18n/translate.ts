export type TranslationValues = Readonly<Record<string, string | number | Date>>;

/** `t('key', values)`, `t.has('key')`: messages of one namespace, formatted by ICU rules of the language. */
export interface Translate {
  (key: string, values?: TranslationValues): string;
  has(key: string): boolean;
}
