import type { Claim, LineToMatch, Reason } from '../claim';

/** Whether line and claim have the same other end, and how we know; null when we do not. */
export function sameCounterparty(line: LineToMatch, claim: Claim): Reason | null {
  const account = line.counterpartyAccount;
  if (account && claim.accounts.includes(account)) return { code: 'same-account', facts: { account } };
  const name = line.counterparty;
  const party = name ? claim.parties.find((candidate) => isSameName(name, candidate)) : undefined;
  return party ? { code: 'same-name', facts: { name: party } } : null;
}

/**
 * Banks cut names, drop accents and leave out the legal form: names are the same when every word of the shorter one
 * is in the longer one, and one of them has four letters at least.
 */
export function isSameName(a: string, b: string): boolean {
  const [shorter, longer] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  if (!shorter || !longer || !shorter.some((word) => word.length >= 4)) return false;
  return shorter.every((word) =>
    longer.some((other) => other === word || (word.length >= 6 && other.startsWith(word))),
  );
}

const legalForms = new Set(
  'SA SARL SAS SASU SCI GIE SCOOP COOP GMBH AG UG LTD LLC INC PLC BV NV SPA SRL THE LE LA DE DES DU ET'.split(
    ' ',
  ),
);

function wordsOf(name: string): string[] {
  const latin = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase();
  return (latin.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !legalForms.has(word));
}

/** Whole days between two calendar days. */
export function daysApart(a: string, b: string): number {
  return Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000);
}
