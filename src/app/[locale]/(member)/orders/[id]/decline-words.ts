import type { Translate } from '@/i18n/translate';

/**
 * Why a payment was declined, as the payer may read it. A suspicion of fraud is told as a plain decline, as card networks
 * ask; a reason that only concerns us is told as the provider's refusal.
 */
export function declineWords(t: Translate, reason: string): string {
  const told = reason === 'suspected-fraud' ? 'card-declined' : reason;
  return t(t.has(`declines.${told}`) ? `declines.${told}` : 'declines.rejected-by-provider');
}
