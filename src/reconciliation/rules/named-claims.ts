import { findCreditorReferences } from '@/trade/creditor-reference';
import type { Claim, LineToMatch } from '../claim';

/** The claims whose reference the line carries, each with the reference found. Shorter than six letters proves nothing. */
export function namedClaims(
  line: LineToMatch,
  claims: readonly Claim[],
): readonly { claim: Claim; reference: string }[] {
  const carried = referencesOf(line);
  const text = flat(line.remittance);
  return claims.flatMap((claim) => {
    const reference = claim.references.find((candidate) => {
      const wanted = flat(candidate);
      return wanted.length >= 6 && (carried.has(wanted) || standsIn(text, wanted));
    });
    return reference === undefined ? [] : [{ claim, reference }];
  });
}

function referencesOf(line: LineToMatch): ReadonlySet<string> {
  const own = [line.creditorReference, line.endToEndId].filter((reference) => reference !== null);
  return new Set([...own, ...findCreditorReferences(line.remittance)].map(flat));
}

/** Found as a whole number: PO2026000123 is not in PO20260001234. */
function standsIn(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const next = text[at + wanted.length] ?? '';
    if (!(/\d$/.test(wanted) && /\d/.test(next))) return true;
  }
  return false;
}

function flat(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
