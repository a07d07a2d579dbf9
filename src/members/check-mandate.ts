import type { Money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { type DocumentKind, type Mandate, mandateState } from './mandate';

export interface SigningAuthority {
  readonly mandateId: string;
  readonly needsSecondSignatory: boolean;
}

/** From the one that says least to the one that says most: the refusal shown is that of the nearest mandate. */
const nearness = [
  'no-mandate',
  'mandate-revoked',
  'mandate-expired',
  'mandate-not-endorsed',
  'mandate-not-yet-valid',
  'mandate-of-another-kind',
  'mandate-in-another-currency',
  'above-mandate',
] as const;
export type MandateRefusal = (typeof nearness)[number];

/**
 * May the holder of these mandates sign a paper of this kind and amount at this instant? The mandate that needs no
 * second signatory is preferred. A valid signature without a mandate stays valid, and is refused as an order.
 */
export function checkMandate(
  mandates: readonly Mandate[],
  asked: { readonly kind: DocumentKind; readonly amount: Money; readonly at: Date },
): Result<SigningAuthority, MandateRefusal> {
  const verdicts = mandates.map((mandate) => checkOne(mandate, asked));
  const granted = verdicts
    .flatMap((verdict) => (verdict.ok ? [verdict.value] : []))
    .sort((a, b) => Number(a.needsSecondSignatory) - Number(b.needsSecondSignatory));
  if (granted[0]) return ok(granted[0]);
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.refusal]));
  const nearest = refusals.sort((a, b) => nearness.indexOf(b.code) - nearness.indexOf(a.code))[0];
  return refuse(nearest?.code ?? 'no-mandate', nearest?.detail);
}

function checkOne(
  mandate: Mandate,
  { kind, amount, at }: { kind: DocumentKind; amount: Money; at: Date },
): Result<SigningAuthority, MandateRefusal> {
  switch (mandateState(mandate, at)) {
    case 'revoked':
      return refuse('mandate-revoked');
    case 'expired':
      return refuse('mandate-expired');
    case 'awaiting-endorsement':
      return refuse('mandate-not-endorsed');
    case 'not-yet-valid':
      return refuse('mandate-not-yet-valid');
    case 'in-force':
      break;
  }
  if (!mandate.documentKinds.includes(kind)) return refuse('mandate-of-another-kind');
  if (mandate.currency !== amount.currency) return refuse('mandate-in-another-currency');
  if (amount.minor > mandate.maximumMinor) {
    return refuse('above-mandate', { currency: mandate.currency, maximumMinor: mandate.maximumMinor });
  }
  const limit = mandate.secondSignatoryAboveMinor;
  return ok({ mandateId: mandate.id, needsSecondSignatory: limit !== null && amount.minor > limit });
}
