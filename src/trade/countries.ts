/**
 * Countries that the portals sell from and ship to, by ISO 3166-1 alpha-2 code: the exporters first, then the markets.
 * Their names come from the reader's language (`countryName`), never from a table of ours.
 */
export const countries = [
  ...['CM', 'BF', 'CI', 'ML', 'SN', 'MA', 'TN', 'MU', 'ZA', 'EC', 'PE', 'VN', 'KH'],
  ...[
    'TG',
    'BJ',
    'GH',
    'NG',
    'GN',
    'NE',
    'TD',
    'GA',
    'CG',
    'CD',
    'RW',
    'KE',
    'TZ',
    'UG',
    'ET',
    'MG',
    'EG',
    'DZ',
  ],
  ...[
    'FR',
    'BE',
    'CH',
    'LU',
    'DE',
    'AT',
    'NL',
    'IT',
    'ES',
    'PT',
    'GB',
    'IE',
    'SE',
    'NO',
    'DK',
    'FI',
    'PL',
    'CZ',
  ],
  ...[
    'US',
    'CA',
    'MX',
    'BR',
    'CO',
    'CL',
    'AE',
    'SA',
    'QA',
    'TR',
    'IN',
    'CN',
    'JP',
    'KR',
    'SG',
    'TH',
    'AU',
    'NZ',
  ],
] as const;
export type CountryCode = (typeof countries)[number];

export function isCountry(code: string): code is CountryCode {
  return (countries as readonly string[]).includes(code);
}

/** "Côte d’Ivoire": the country's name in a language (BCP 47), by Unicode CLDR; the code itself when it has none. */
export function countryName(language: string, code: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
