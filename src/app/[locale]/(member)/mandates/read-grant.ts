import { z } from 'zod';
import { documentKinds } from '@/members/document-kinds';
import type { MandateGrant } from '@/members/grant-mandate';
import { isCurrency } from '@/trade/currency';
import { parseDecimal } from '@/trade/money';

export interface GrantProblem {
  readonly field: string;
  readonly code: string;
}

const day = z.iso.date();
const kindsGiven = z.array(z.enum(documentKinds)).min(1);

/** The form as a grant, or every problem by field. Whole days in UTC: from the first's beginning to the last's end. */
export function readGrant(
  values: Readonly<Record<string, string>>,
  kinds: readonly string[],
  currencies: readonly string[],
): { readonly grant: MandateGrant } | { readonly problems: readonly GrantProblem[] } {
  const { person = '', currency = '', maximum = '', second = '', validFrom = '', validUntil = '' } = values;
  const chosen = kindsGiven.safeParse(kinds);
  const isKnown = currencies.includes(currency) && isCurrency(currency);
  const amountOf = (text: string) => (isKnown ? (parseDecimal(currency, text)?.minor ?? null) : null);
  const [most, alone] = [amountOf(maximum), second.trim() === '' ? undefined : amountOf(second)];
  const problems = [
    !z.uuid().safeParse(person).success && { field: 'person', code: 'person-missing' },
    !chosen.success && { field: 'kinds', code: 'no-document-kind' },
    !isKnown && { field: 'currency', code: 'currency-unknown' },
    isKnown && most === null && { field: 'maximum', code: 'maximum-unreadable' },
    isKnown && alone === null && { field: 'second', code: 'second-unreadable' },
    !day.safeParse(validFrom).success && { field: 'validFrom', code: 'date-unreadable' },
    !day.safeParse(validUntil).success && { field: 'validUntil', code: 'date-unreadable' },
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || !chosen.success || most === null || alone === null) return { problems };
  return {
    grant: {
      personId: person,
      documentKinds: chosen.data,
      currency,
      maximumMinor: most,
      secondSignatoryAboveMinor: alone ?? null,
      validFrom: new Date(`${validFrom}T00:00:00Z`),
      validUntil: new Date(`${validUntil}T23:59:59Z`),
    },
  };
}
