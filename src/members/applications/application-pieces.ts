import { z } from 'zod';
import { isLocale } from '@/i18n/locales';
import { isCountry } from '@/trade/countries';
import { typedLine } from '@/trade/typed-text';
import { hasHiddenCharacters } from './hidden-characters';

const visible = (text: string) => !hasHiddenCharacters(text);
const line = (limit: number) => typedLine(limit).min(1).refine(visible);
const optionalLine = (limit: number) =>
  typedLine(limit)
    .refine(visible)
    .optional()
    .transform((text) => text || undefined);
const ticked = z
  .union([z.boolean(), z.literal('on')])
  .optional()
  .transform((value) => value === true || value === 'on');

/** The piece about the organisation, as its form sends it. */
export const organisationPiece = z
  .object({
    legalName: line(200),
    kind: z.enum(['company', 'cooperative', 'association']),
    country: z.string().trim().toUpperCase().refine(isCountry),
    /** as it stands in the register: "RC/DLA/2019/B/1234" */
    registryNumber: line(60).regex(/^[\x20-\x7e]+$/),
    taxId: line(40).regex(/^[\x20-\x7e]+$/),
    street: line(200),
    landmark: optionalLine(200),
    town: line(100),
    postcode: optionalLine(20),
    womenLed: ticked,
    memberCount: z
      .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(10_000_000)])
      .optional(),
    sells: ticked,
    buys: ticked,
  })
  .refine((facts) => facts.sells || facts.buys, { path: ['sells'], message: 'sells-or-buys' });
export type ApplicantOrganisation = z.infer<typeof organisationPiece>;

const latin = /^[\p{Script=Latin}\p{M}\s.'’-]+$/u;

/** The piece about the person who will sign. A name already in Latin letters need not be written twice. */
export const signatoryPiece = z
  .object({
    name: line(120),
    latinName: typedLine(64).refine(visible).optional(),
    email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
    locale: z.string().refine(isLocale),
  })
  .transform((piece) => ({ ...piece, latinName: piece.latinName || piece.name }))
  .refine((piece) => latin.test(piece.latinName) && piece.latinName.length <= 64, {
    path: ['latinName'],
    message: 'latin-letters',
  });
export type ApplicantSignatory = z.infer<typeof signatoryPiece>;

/** What opens an application. */
export const applicationStart = z.object({
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
});

/** ETSI EN 319 412-1 5.1.4, national trade register: "NTRCM-RC/DLA/2019/B/1234". */
export function organisationIdentifierOf(piece: Pick<ApplicantOrganisation, 'country' | 'registryNumber'>) {
  return `NTR${piece.country}-${piece.registryNumber.replace(/\s+/g, '')}`;
}
