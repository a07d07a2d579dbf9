import { at, textAt, type XmlElement } from './xml-element';

/**
 * Who is at the other end: the payer of a credit, the payee of a debit; the ultimate party where the bank names no
 * other. In .08 the party's facts are one level deeper (Dbtr/Pty/Nm) than in .02 (Dbtr/Nm).
 */
export function counterpartyOf(
  detail: XmlElement | undefined,
  amountMinor: number,
): { counterparty: string | null; counterpartyAccount: string | null } {
  const parties = at(detail, 'RltdPties');
  const side = amountMinor > 0 ? 'Dbtr' : 'Cdtr';
  const account = at(parties, `${side}Acct`, 'Id');
  return {
    counterparty: (nameOf(at(parties, side)) ?? nameOf(at(parties, `Ultmt${side}`)))?.slice(0, 140) ?? null,
    counterpartyAccount:
      (textAt(account, 'IBAN') ?? textAt(account, 'Othr', 'Id'))?.replace(/\s/g, '').slice(0, 34) ?? null,
  };
}

function nameOf(party: XmlElement | undefined): string | null {
  return textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');
}
