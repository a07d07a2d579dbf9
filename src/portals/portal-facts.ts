import { z } from 'zod';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import { contrast, isColour, papers, readable } from '@/trade/contrast';
import { isCountry } from '@/trade/countries';
import { isCurrency } from '@/trade/currency';
import { typedText } from '@/trade/typed-text';
import { canonicalHost } from './portal-host';
import { isPortalSlug } from './portal-slug';

/** Fees are in basis points of an order's total; together they never take more than a quarter of it. */
export const mostFees = 2500;

const words = (longest: number) => z.record(z.string(), typedText(longest));

const host = z
  .string()
  .trim()
  .transform((typed, context) => {
    if (typed === '') return null;
    const found = canonicalHost(typed);
    if (!found) context.addIssue({ code: 'custom', message: 'host-malformed' });
    return found;
  });

const accentOn = (paper: string) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .refine(isColour, 'colour-malformed')
    .refine((colour) => !isColour(colour) || contrast(colour, paper) >= readable, 'contrast-too-low');

/**
 * What the operator decides about a market place. Issues of our own carry a refusal code as their message. Texts are
 * kept for the market's own languages only; name, chamber and law are asked for in every one of them.
 */
export const portalFacts = z
  .object({
    name: words(60),
    chamberName: words(120),
    motto: words(160),
    governingLaw: words(400),
    country: z.string().trim().toUpperCase().refine(isCountry, 'country-unknown'),
    locales: z
      .array(z.string().refine(isLocale))
      .min(1, 'languages-missing')
      .transform((chosen) => locales.filter((code) => chosen.includes(code))),
    currencies: z
      .array(z.string().trim().toUpperCase().refine(isCurrency, 'currency-unknown'))
      .min(1, 'currencies-missing')
      .max(8, 'currencies-too-many')
      .transform((codes) => [...new Set(codes)]),
    platformFeeBasisPoints: z
      .number('fee-malformed')
      .int('fee-malformed')
      .min(0, 'fee-malformed')
      .max(mostFees, 'fee-malformed'),
    chamberFeeBasisPoints: z
      .number('fee-malformed')
      .int('fee-malformed')
      .min(0, 'fee-malformed')
      .max(mostFees, 'fee-malformed'),
    accent: accentOn(papers.day),
    accentNight: accentOn(papers.night),
    host,
    reviewsProducts: z.boolean(),
  })
  .superRefine((facts, context) => {
    const { platformFeeBasisPoints, chamberFeeBasisPoints } = facts;
    if (platformFeeBasisPoints + chamberFeeBasisPoints > mostFees)
      context.addIssue({ code: 'custom', path: ['chamberFeeBasisPoints'], message: 'fees-too-high' });
    for (const field of ['name', 'chamberName', 'governingLaw'] as const)
      for (const locale of facts.locales)
        if (!facts[field][locale])
          context.addIssue({ code: 'custom', path: [field, locale], message: 'text-missing' });
  })
  .transform((facts) => ({
    ...facts,
    name: inLocales(facts.name, facts.locales),
    chamberName: inLocales(facts.chamberName, facts.locales),
    motto: inLocales(facts.motto, facts.locales),
    governingLaw: inLocales(facts.governingLaw, facts.locales),
  }));

export type PortalFacts = z.output<typeof portalFacts>;
export type PortalInput = z.input<typeof portalFacts>;

export const portalSlug = z.string().trim().toLowerCase().refine(isPortalSlug, 'slug-malformed');

export interface PortalProblem {
  /** the field, with its language where it has several: "name.fr" */
  readonly field: string;
  readonly code: string;
}

/** The problems as a refusal's detail carries them: "name.fr text-missing,slug slug-malformed". */
export function problemsAsText(error: z.ZodError): string {
  return portalProblems(error)
    .map(({ field, code }) => `${field} ${code}`)
    .join(',');
}

/** The problems of a form, one a field, as codes that the screens have words for. */
export function portalProblems(error: z.ZodError): PortalProblem[] {
  const found = new Map<string, string>();
  for (const { path: whole, message } of error.issues) {
    const path = whole[0] === 'facts' ? whole.slice(1) : whole;
    const list = path[0] === 'locales' || path[0] === 'currencies';
    const field = list ? String(path[0]) : path.join('.');
    if (!found.has(field)) found.set(field, /^[a-z]+(-[a-z]+)+$/.test(message) ? message : 'field-malformed');
  }
  return [...found].map(([field, code]) => ({ field, code }));
}

function inLocales(
  text: Readonly<Record<string, string>>,
  chosen: readonly Locale[],
): Record<string, string> {
  return Object.fromEntries(chosen.flatMap((code) => (text[code] ? [[code, text[code]]] : [])));
}
