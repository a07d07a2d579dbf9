import type { StatementLine } from '@/reconciliation/statement-line';

/** What a person recognises a line by: who, and what they wrote. */
export function whoAndWhat(
  line: Pick<StatementLine, 'counterparty' | 'remittance' | 'endToEndId' | 'creditorReference'>,
): string {
  const words = [line.counterparty, line.remittance || line.creditorReference || line.endToEndId];
  return words.filter(Boolean).join(' · ').slice(0, 160) || '—';
}

/** Midnight UTC of a calendar day, for showing it. */
export function dayAsDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
