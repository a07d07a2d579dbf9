import { parseDecimal } from '@/trade/money';
import type { StatementProblem } from './bank-statement';
import { at, textAt, type XmlElement } from './xml-element';

/** Reads values of one statement and remembers every problem with its line, instead of stopping at the first. */
export class CamtReader {
  constructor(
    readonly currency: string,
    private readonly problems: StatementProblem[],
  ) {}

  /** The text at a path; its absence is a problem and gives an empty text. */
  required(element: XmlElement, ...path: readonly string[]): string {
    const text = textAt(element, ...path);
    if (text === null) this.missing(element, path.join('/'));
    return text ?? '';
  }

  missing(element: XmlElement, path: string): void {
    this.problems.push({ code: 'element-missing', line: element.line, element: `${element.name}/${path}` });
  }

  malformed(element: XmlElement, value: string): void {
    this.problems.push({
      code: 'value-malformed',
      line: element.line,
      element: element.name,
      value: value.slice(0, 60),
    });
  }

  /** Amt with its credit or debit indicator, in the statement's currency; null when it is not that. */
  signedAmount(element: XmlElement): number | null {
    const amount = at(element, 'Amt');
    if (!amount) {
      this.missing(element, 'Amt');
      return null;
    }
    const indicator = at(element, 'CdtDbtInd');
    if (indicator?.text !== 'CRDT' && indicator?.text !== 'DBIT') {
      if (indicator) this.malformed(indicator, indicator.text);
      else this.missing(element, 'CdtDbtInd');
      return null;
    }
    const minor = this.amount(amount);
    return minor === null ? null : indicator.text === 'CRDT' ? minor : -minor;
  }

  /** An unsigned amount in the statement's currency. */
  amount(amount: XmlElement): number | null {
    const currency = amount.attributes.Ccy;
    if (currency !== undefined && currency !== this.currency) {
      this.problems.push({
        code: 'currency-differs',
        line: amount.line,
        element: amount.name,
        value: currency,
      });
      return null;
    }
    const parsed = parseDecimal(this.currency, amount.text);
    if (!parsed || parsed.minor < 0) {
      this.malformed(amount, amount.text);
      return null;
    }
    return parsed.minor;
  }

  /** A day out of a choice of Dt and DtTm: the calendar day as the bank wrote it. */
  day(element: XmlElement, ...path: readonly string[]): string | null {
    if (!at(element, ...path)) this.missing(element, path.join('/'));
    return this.optionalDay(element, ...path);
  }

  /** The same where a bank may leave it out: null then, and when it is no day. */
  optionalDay(element: XmlElement, ...path: readonly string[]): string | null {
    const within = at(element, ...path);
    if (!within) return null;
    const text = (textAt(within, 'Dt') ?? textAt(within, 'DtTm') ?? within.text).slice(0, 10);
    if (isDay(text)) return text;
    this.malformed(within, text);
    return null;
  }
}

export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
