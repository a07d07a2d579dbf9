import { plainNumber } from './typed-number';

/**
 * The six digits of a customs code as people and spreadsheets write it: with points, blanks or hyphens; with the two or four
 * digits that a national tariff has behind them; without the zero it begins with, where that is a heading there could be (in
 * chapters 01 to 09 they are numbered up to 14 at most). Anything else comes back as digits, for `isHsCode` to refuse.
 */
export function readHsCode(text: string): string {
  const digits = plainNumber(text).replace(/[.-]/g, '');
  const whole = /^[1-9](?:0[1-9]|1[0-4])\d{2}(?:\d{2}){0,2}$/.test(digits) ? `0${digits}` : digits;
  return /^\d{6}(?:\d{2}){1,2}$/.test(whole) ? whole.slice(0, 6) : whole;
}
