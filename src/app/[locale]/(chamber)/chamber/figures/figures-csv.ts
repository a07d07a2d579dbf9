import Papa from 'papaparse';
import { currencyDigits } from '@/trade/currency';
import type { Figures } from './read-figures';

const figureNames = [
  'members',
  'joined',
  'applications',
  'ending',
  'revocations',
  'volume-by-month',
  'volume-by-country',
  'volume-by-hs-code',
  'reached',
] as const;
export type FigureName = (typeof figureNames)[number];

export function isFigureName(name: string): name is FigureName {
  return (figureNames as readonly string[]).includes(name);
}

type Cell = string | number | null;

/**
 * One figure as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets take accents): column names in English, for
 * machines; amounts in decimal units of their currency. A cell that a spreadsheet would take for a formula is quoted.
 */
export function figureCsv(name: FigureName, figures: Figures): string {
  const [head, ...rows] = tables[name](figures);
  return `\uFEFF${Papa.unparse({ fields: head!.map(String), data: rows }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

const tables: Readonly<Record<FigureName, (figures: Figures) => Cell[][]>> = {
  members: ({ members }) => [
    ['kind', 'members', 'women_led', 'suspended'],
    ...members.byKind.map(({ kind, members, womenLed, suspended }) => [kind, members, womenLed, suspended]),
  ],
  joined: ({ members }) => [
    ['month', 'members_joined'],
    ...members.joined.map(({ month, members }) => [month.slice(0, 7), members]),
  ],
  applications: ({ applications }) => [
    ['age_up_to_days', 'waiting_for_chamber', 'waiting_for_applicant'],
    ...applications.map(({ upToDays, waiting, asked }) => [upToDays ?? 'older', waiting, asked]),
  ],
  ending: ({ certificates }) => [
    ['month', 'certificates_ending'],
    ...certificates.ending.map(({ month, certificates }) => [month.slice(0, 7), certificates]),
  ],
  revocations: ({ certificates }) => [
    ['month', 'reason', 'certificates'],
    ...certificates.revoked.map(({ month, reason, certificates }) => [
      month.slice(0, 7),
      reason,
      certificates,
    ]),
  ],
  'volume-by-month': ({ trade }) => volumes('month', trade.byMonth),
  'volume-by-country': ({ trade }) => volumes('buyer_country', trade.byBuyerCountry),
  'volume-by-hs-code': ({ trade }) => volumes('hs_code', trade.byHsCode),
  reached: ({ trade: { reached } }) => [
    ['producers', 'women_producers', 'organisations', 'women_led_organisations', 'members_of_women_led'],
    [
      reached.producers,
      reached.womenProducers,
      reached.organisations,
      reached.womenLedOrganisations,
      reached.womenLedMembers,
    ],
  ],
};

function volumes(of: string, rows: Figures['trade']['byMonth']): Cell[][] {
  return [
    [of, 'currency', 'total', 'orders'],
    ...rows.map(({ of, currency, totalMinor, orders }) => [
      of,
      currency,
      decimal(totalMinor, currency),
      orders,
    ]),
  ];
}

function decimal(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}
