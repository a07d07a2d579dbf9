/** The papers a mandate can cover; documents/schema.ts keeps the same list for its column. */
export const documentKinds = ['purchase-order', 'contract', 'certificate-of-origin'] as const;
