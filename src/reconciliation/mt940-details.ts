/** What field 86 says, in the two dialects in use: ?20 subfields (German banks) and /TAG/ (SWIFT, Benelux). */
export interface Details86 {
  readonly endToEndId: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly remittance: string;
}

export function readDetails86(text: string): Details86 {
  const flat = text.replace(/\n/g, '').slice(0, 2_000);
  if (/\?\d\d/.test(flat)) return readSubfields(flat);
  if (/\/(EREF|REMI|NAME|IBAN|ORDP|BENM)\//.test(flat)) return readTagged(flat);
  return {
    endToEndId: null,
    counterparty: null,
    counterpartyAccount: null,
    remittance: text.replace(/\n/g, ' ').trim(),
  };
}

/** ?20–?29 and ?60–?63 remittance, ?31 account, ?32 and ?33 name; EREF+ and SVWZ+ inside the remittance. */
function readSubfields(text: string): Details86 {
  const parts = [...text.matchAll(/\?(\d\d)([^?]*)/g)].map((match) => ({
    code: Number(match[1]),
    value: match[2] ?? '',
  }));
  const join = (isWanted: (code: number) => boolean) =>
    parts
      .filter(({ code }) => isWanted(code))
      .map(({ value }) => value)
      .join('');
  const remittance = join((code) => (code >= 20 && code <= 29) || (code >= 60 && code <= 63));
  const endToEndId = /EREF\+(.+?)(?=[A-Z]{4}\+|$)/.exec(remittance)?.[1]?.trim() ?? null;
  const purpose = /SVWZ\+(.+?)(?=[A-Z]{4}\+|$)/.exec(remittance)?.[1] ?? remittance;
  return {
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : endToEndId,
    counterparty: join((code) => code === 32 || code === 33).trim() || null,
    counterpartyAccount: join((code) => code === 31).replace(/\s/g, '') || null,
    remittance: purpose.trim(),
  };
}

/** /EREF/…/NAME/…/IBAN/…/REMI/… ; the remittance may hold more tags (USTD, STRD) of its own. */
function readTagged(text: string): Details86 {
  const after = (tag: string) => new RegExp(`/${tag}/(.*?)(?=/[A-Z]{4}/|$)`).exec(text)?.[1]?.trim() || null;
  const remittance =
    /\/REMI\/(?:USTD\/\/?|STRD\/(?:CUR\/)?)?(.*?)(?=\/(?:EREF|NAME|IBAN|ORDP|BENM|PURP|ULTD)\/|$)/.exec(
      text,
    )?.[1];
  const reference = after('EREF');
  return {
    endToEndId: reference === 'NOTPROVIDED' ? null : reference,
    counterparty: after('NAME'),
    counterpartyAccount: after('IBAN')?.replace(/\s/g, '') ?? null,
    remittance: (remittance ?? '').trim(),
  };
}
