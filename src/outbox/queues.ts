/** Every job of the house: its queue and what it carries. Payloads name rows; they never carry secrets. */
export interface QueuePayloads {
  'open-checkout': { paymentId: string };
  'capture-payment': { captureId: string };
  'void-payment': { paymentId: string };
  'refund-payment': { refundId: string };
  'process-provider-event': { provider: string; eventId: string };
  'complete-document': { documentId: string };
  'sign-revocation-lists': Record<string, never>;
  'sign-audit-checkpoint': Record<string, never>;
  'expire-orders': Record<string, never>;
  'send-mail': {
    to: string;
    locale: string;
    kind: string;
    facts: Record<string, string | number>;
    path?: string;
  };
}

export type QueueName = keyof QueuePayloads;

export const queues: readonly QueueName[] = [
  'open-checkout',
  'capture-payment',
  'void-payment',
  'refund-payment',
  'process-provider-event',
  'complete-document',
  'sign-revocation-lists',
  'sign-audit-checkpoint',
  'expire-orders',
  'send-mail',
];
