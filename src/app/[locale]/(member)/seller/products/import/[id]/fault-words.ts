import type { GoodsImport, KeptFault } from '@/catalogue/import/find-imports';
import { headingOf, isImportColumn, kindOf } from '@/catalogue/import/import-columns';
import { columnLetters } from '@/catalogue/import/import-fault';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** A fault in words: where, what stands there, what is wrong with it, what is expected. */
export function faultWords(locale: Locale, found: Pick<GoodsImport, 'headings'>, fault: KeptFault) {
  const t = translator(locale, 'goods-import');
  const { cell, column } = fault;
  const ours = column !== null && isImportColumn(column) ? column : null;
  const heading = (cell === null ? null : found.headings[cell]) ?? (ours ? headingOf(ours, locale) : '');
  return {
    line: String(fault.line),
    letters: cell === null ? '' : columnLetters(cell),
    heading,
    found: fault.found,
    wrong: t(`fault.${fault.code}`),
    expected: ours && explains.has(fault.code) ? t(`expects.${kindOf(ours)}`) : '',
  };
}

/** Faults that say nothing of what would be right. */
const explains: ReadonlySet<string> = new Set(['missing', 'unreadable', 'too-long', 'producer-unknown']);
