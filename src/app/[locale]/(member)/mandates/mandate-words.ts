import { formatDate, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MandateOfPerson } from '@/members/find-mandates';
import { type MandateState, mandateState } from '@/members/mandate';
import { money } from '@/trade/money';
import type { StatusShape } from '@/ui/status-word';

/** A mandate as every screen words it: what may be signed, up to how much, alone or together, and from when to when. */
export function mandateWords(locale: Locale, mandate: MandateOfPerson) {
  const t = translator(locale, 'mandates');
  const kinds = translator(locale, 'chamber');
  const { currency, secondSignatoryAboveMinor: second } = mandate;
  return {
    kinds: mandate.documentKinds.map((kind) => kinds(`kinds.${kind}`)).join(', '),
    maximum: formatMoney(locale, money(currency, mandate.maximumMinor)),
    together:
      second === null
        ? t('alone')
        : t('secondAbove', { amount: formatMoney(locale, money(currency, second)) }),
    validity: t('fromUntil', {
      from: formatDate(locale, mandate.validFrom),
      until: formatDate(locale, mandate.validUntil),
    }),
  };
}

/** Its state now, with the shape that stands before the word. */
export function stateOf(mandate: MandateOfPerson): { state: MandateState | 'refused'; shape: StatusShape } {
  const state = mandate.refusedReason ? 'refused' : mandateState(mandate, new Date());
  return { state, shape: shapes[state] };
}

const shapes: Readonly<Record<MandateState | 'refused', StatusShape>> = {
  'awaiting-endorsement': 'waiting',
  'not-yet-valid': 'waiting',
  'in-force': 'done',
  expired: 'neutral',
  revoked: 'stopped',
  refused: 'stopped',
};
