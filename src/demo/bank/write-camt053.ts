import type { BankLine, BankStatement } from '@/reconciliation/bank-statement';
import { money, toDecimal } from '@/trade/money';

export type CamtVersion = 'camt.053.001.02' | 'camt.053.001.08';

/** Writes statements as a bank would send them: ISO 20022 camt.053 in the older or the newer version. */
export function writeCamt053(
  statements: readonly BankStatement[],
  version: CamtVersion,
  createdAt: Date,
): string {
  const body = statements.map((statement) => statementXml(statement, version, createdAt)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>${escapeXml(statements[0]?.reference ?? 'EMPTY')}</MsgId><CreDtTm>${createdAt.toISOString()}</CreDtTm></GrpHdr>
${body}
  </BkToCstmrStmt>
</Document>
`;
}

function statementXml(statement: BankStatement, version: CamtVersion, createdAt: Date): string {
  const { account, currency } = statement;
  const accountId = /^[A-Z]{2}\d{2}[0-9A-Z]{8,30}$/.test(account)
    ? `<IBAN>${account}</IBAN>`
    : `<Othr><Id>${escapeXml(account)}</Id></Othr>`;
  return `    <Stmt>
      <Id>${escapeXml(statement.reference)}</Id>
      <CreDtTm>${createdAt.toISOString()}</CreDtTm>
      <FrToDt><FrDtTm>${statement.fromDate}T00:00:00</FrDtTm><ToDtTm>${statement.toDate}T23:59:59</ToDtTm></FrToDt>
      <Acct><Id>${accountId}</Id><Ccy>${currency}</Ccy></Acct>
${balanceXml('OPBD', statement.openingMinor, currency, statement.fromDate)}
${balanceXml('CLBD', statement.closingMinor, currency, statement.toDate)}
${statement.lines.map((line) => entryXml(line, currency, version)).join('\n')}
    </Stmt>`;
}

function balanceXml(type: string, minor: number, currency: string, day: string): string {
  return `      <Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amountXml('Amt', minor, currency)}${indicator(minor)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
}

function entryXml(line: BankLine, currency: string, version: CamtVersion): string {
  const status = version === 'camt.053.001.02' ? '<Sts>BOOK</Sts>' : '<Sts><Cd>BOOK</Cd></Sts>';
  return `      <Ntry>
        ${amountXml('Amt', line.amountMinor, currency)}${indicator(line.amountMinor)}${line.isReversal ? '<RvslInd>true</RvslInd>' : ''}${status}
        <BookgDt><Dt>${line.bookingDate}</Dt></BookgDt><ValDt><Dt>${line.valueDate}</Dt></ValDt>${element('AcctSvcrRef', line.servicerReference)}
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${line.amountMinor > 0 ? 'RCDT' : 'ICDT'}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls>
          <Refs>${element('AcctSvcrRef', line.servicerReference)}<EndToEndId>${escapeXml(line.endToEndId ?? 'NOTPROVIDED')}</EndToEndId>${version === 'camt.053.001.08' ? element('UETR', line.uetr) : ''}</Refs>${version === 'camt.053.001.08' ? `\n          ${amountXml('Amt', line.amountMinor, currency)}${indicator(line.amountMinor)}` : ''}
          ${amountDetailsXml(line, currency)}${chargesXml(line, currency, version)}
          ${partiesXml(line, version)}
          ${remittanceXml(line)}
        </TxDtls></NtryDtls>
      </Ntry>`;
}

function amountDetailsXml(line: BankLine, currency: string): string {
  const { exchange } = line;
  if (!exchange) return `<AmtDtls><TxAmt>${amountXml('Amt', line.amountMinor, currency)}</TxAmt></AmtDtls>`;
  const { instructedCurrency, instructedMinor, rate } = exchange;
  return `<AmtDtls><InstdAmt>${amountXml('Amt', instructedMinor, instructedCurrency)}</InstdAmt><TxAmt>${amountXml('Amt', line.amountMinor, currency)}<CcyXchg><SrcCcy>${instructedCurrency}</SrcCcy><TrgtCcy>${currency}</TrgtCcy><UnitCcy>${instructedCurrency}</UnitCcy><XchgRate>${rate}</XchgRate></CcyXchg></TxAmt></AmtDtls>`;
}

function chargesXml(line: BankLine, currency: string, version: CamtVersion): string {
  if (line.chargesMinor === 0) return '';
  const amount = amountXml('Amt', line.chargesMinor, currency);
  return version === 'camt.053.001.02'
    ? `<Chrgs>${amount}<CdtDbtInd>DBIT</CdtDbtInd></Chrgs>`
    : `<Chrgs>${amountXml('TtlChrgsAndTaxAmt', line.chargesMinor, currency)}<Rcrd>${amount}<CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>`;
}

function partiesXml(line: BankLine, version: CamtVersion): string {
  const side = line.amountMinor > 0 ? 'Dbtr' : 'Cdtr';
  const name = element('Nm', line.counterparty);
  const party = name && (version === 'camt.053.001.02' ? name : `<Pty>${name}</Pty>`);
  const account =
    line.counterpartyAccount &&
    `<${side}Acct><Id><Othr><Id>${escapeXml(line.counterpartyAccount)}</Id></Othr></Id></${side}Acct>`;
  return party || account
    ? `<RltdPties>${party ? `<${side}>${party}</${side}>` : ''}${account ?? ''}</RltdPties>`
    : '';
}

function remittanceXml(line: BankLine): string {
  const structured = line.creditorReference
    ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>ISO</Issr></Tp><Ref>${line.creditorReference}</Ref></CdtrRefInf></Strd>`
    : '';
  const words = line.remittance ? element('Ustrd', line.remittance) : '';
  return words || structured ? `<RmtInf>${words}${structured}</RmtInf>` : '';
}

const indicator = (minor: number) => `<CdtDbtInd>${minor >= 0 ? 'CRDT' : 'DBIT'}</CdtDbtInd>`;

function amountXml(name: string, minor: number, currency: string): string {
  return `<${name} Ccy="${currency}">${toDecimal(money(currency, Math.abs(minor)))}</${name}>`;
}

function element(name: string, text: string | null): string {
  return text ? `<${name}>${escapeXml(text)}</${name}>` : '';
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
