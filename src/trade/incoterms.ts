/**
 * The eleven rules of Incoterms® 2020 (ICC publication 723E), in the order of the book: the seller does least under
 * EXW and most under DDP, then the four rules for sea and inland waterway only.
 */
export const incoterms = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
] as const;
export type Incoterm = (typeof incoterms)[number];

export const incotermsEdition = 2020;

/** Rules whose place is a port: goods in a truck or an aircraft cannot be sold under them. */
const seaOnly: ReadonlySet<Incoterm> = new Set(['FAS', 'FOB', 'CFR', 'CIF']);

/** Rules under which the seller contracts for carriage, so that the named place is at the buyer's end. */
const sellerContractsCarriage: ReadonlySet<Incoterm> = new Set([
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'CFR',
  'CIF',
]);

export function isIncoterm(code: string): code is Incoterm {
  return (incoterms as readonly string[]).includes(code);
}

/** True for FAS, FOB, CFR and CIF, which name a port and suit sea and inland waterway transport only. */
export function isSeaOnly(rule: Incoterm): boolean {
  return seaOnly.has(rule);
}

/** Does the seller pay the carrier (C and D rules), or the buyer (E and F rules)? */
export function whoPaysCarriage(rule: Incoterm): 'seller' | 'buyer' {
  return sellerContractsCarriage.has(rule) ? 'seller' : 'buyer';
}

/** Is the seller bound to insure the goods for the buyer? Only under CIP and CIF (articles A5). */
export function sellerInsures(rule: Incoterm): boolean {
  return rule === 'CIP' || rule === 'CIF';
}

/** Who clears the goods for export (A7/B7): the buyer under EXW, the seller under every other rule. */
export function whoClearsExport(rule: Incoterm): 'seller' | 'buyer' {
  return rule === 'EXW' ? 'buyer' : 'seller';
}

/** Who clears the goods for import and pays the duties (A7/B7): the seller under DDP only. */
export function whoClearsImport(rule: Incoterm): 'seller' | 'buyer' {
  return rule === 'DDP' ? 'seller' : 'buyer';
}
