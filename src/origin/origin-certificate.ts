import type { OrderState } from '@/orders/schema';
import type { OriginState, originCertificates } from './schema';

/** A certificate of origin as its row says it. */
export type OriginCertificate = typeof originCertificates.$inferSelect;

/** Forward only; the database knows the same table. */
export const transitions: Readonly<Record<OriginState, readonly OriginState[]>> = {
  requested: ['issued', 'refused', 'cancelled'],
  issued: ['withdrawn'],
  refused: [],
  cancelled: [],
  withdrawn: [],
};

/** Does the order stand, signed by both parties, so that origin of its goods can be certified? */
export function canBeCertified(state: OrderState): boolean {
  return ['accepted', 'in-fulfilment', 'delivered', 'completed'].includes(state);
}

/** The readable number: CO-2026-000123. */
export function originNumber(year: number, running: number): string {
  return `CO-${year}-${String(running).padStart(6, '0')}`;
}

/** The path, without the language, where anybody who holds the paper sees whether it still stands. */
export function verificationPath({ number, token }: Pick<OriginCertificate, 'number' | 'token'>): string {
  return `/origin/${number}-${token}`;
}

/** Number and token of a verification link's last part; null when it is none. */
export function readLink(link: string): { readonly number: string; readonly token: string } | null {
  const found = /^(CO-\d{4}-\d{6,9})-([a-z2-9]{24})$/.exec(link);
  return found ? { number: found[1]!, token: found[2]! } : null;
}

/** A prepared paper waits a day for its registrar; the offer to sign it is shorter. */
export const hoursToSign = 24;
