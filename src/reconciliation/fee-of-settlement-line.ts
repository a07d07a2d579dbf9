import type { SettlementLine } from '@/payments/providers/settlement';

/**
 * What a provider kept by a line, positive when it cost us: the fee of a charge or refund, or the whole of a line that
 * is itself a fee (then gross is negative and the fee field zero). Captures and refunds were posted gross before.
 */
export function feeOf(line: Pick<SettlementLine, 'kind' | 'gross' | 'fee' | 'net'>): number {
  const minor = line.kind === 'fee' ? -line.net.minor : line.fee.minor;
  return minor === 0 ? 0 : minor;
}
