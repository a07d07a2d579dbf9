/** Every job of the house: its queue and what it carries. Payloads name rows; they never carry secrets. */
export interface QueuePayloads {
  'capture-payment': { orderId: string };
  'void-payment': { orderId: string };
  'release-escrow': { orderId: string };
  'refresh-payment': { reference: string };
  'process-provider-event': { provider: string; eventId: string };
  'complete-document': { documentId: string };
  /** goes on after this document; from the first when left out */
  'renew-archive-timestamps': { after?: string };
  'sign-revocation-lists': Record<string, never>;
  'remind-of-expiry': Record<string, never>;
  'sign-audit-checkpoint': Record<string, never>;
  'expire-orders': Record<string, never>;
  'delete-application-papers': Record<string, never>;
  'import-members': { importId: string };
  'invite-imported-members': { importId: string };
  'import-goods': { importId: string };
  'forget-goods-imports': Record<string, never>;
  'tell-registrars': { applicationId: string; what: 'arrived' | 'answered' };
  'write-to-registrars': { portalId: string };
  'tell-of-origin-request': { certificateId: string };
  'write-of-origin-requests': { portalId: string };
  /** goes on after this saved search; from the first when left out */
  'alert-saved-searches': { after?: string };
  'send-mail': {
    to: string;
    locale: string;
    kind: string;
    facts: Record<string, string | number>;
    path?: string;
    /** where such letters are stopped */
    stopPath?: string;
    /** in whose name it is written; the house's own when left out */
    portalId?: string;
  };
}

export type QueueName = keyof QueuePayloads;

export const queues: readonly QueueName[] = [
  'capture-payment',
  'void-payment',
  'release-escrow',
  'refresh-payment',
  'process-provider-event',
  'complete-document',
  'renew-archive-timestamps',
  'sign-revocation-lists',
  'remind-of-expiry',
  'sign-audit-checkpoint',
  'expire-orders',
  'delete-application-papers',
  'import-members',
  'invite-imported-members',
  'import-goods',
  'forget-goods-imports',
  'tell-registrars',
  'write-to-registrars',
  'tell-of-origin-request',
  'write-of-origin-requests',
  'alert-saved-searches',
  'send-mail',
];
