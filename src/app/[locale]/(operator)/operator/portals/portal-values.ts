import { locales } from '@/i18n/locales';
import type { OpenPortalInput } from '@/operator/open-portal';
import type { Portal } from '@/portals/find-portals';

/** A portal's form as typed: single texts by field, those in a language as "name.fr", lists joined by spaces. */
export type PortalValues = Readonly<Record<string, string>>;

export const textFields = ['name', 'chamberName', 'motto', 'governingLaw'] as const;

/** The form as the use cases read it. What cannot be read becomes what they refuse. */
export function readPortal(values: PortalValues): Pick<OpenPortalInput, 'slug' | 'facts' | 'registrar'> {
  const value = (field: string) => values[field] ?? '';
  const text = (field: string) =>
    Object.fromEntries(locales.map((code) => [code, value(`${field}.${code}`)]));
  return {
    slug: value('slug'),
    facts: {
      name: text('name'),
      chamberName: text('chamberName'),
      motto: text('motto'),
      governingLaw: text('governingLaw'),
      country: value('country'),
      locales: value('locales').split(' ').filter(Boolean),
      currencies: value('currencies')
        .split(/[\s,;]+/)
        .filter(Boolean),
      platformFeeBasisPoints: basisPoints(value('platformFeeBasisPoints')),
      chamberFeeBasisPoints: basisPoints(value('chamberFeeBasisPoints')),
      accent: value('accent'),
      accentNight: value('accentNight'),
      host: value('host'),
      reviewsProducts: value('reviewsProducts') === 'on',
    },
    registrar: readRegistrar(value),
  };
}

/** "4", "4.25" or "4,25" percent; NaN for anything else. */
export function basisPoints(percent: string): number {
  const found = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(percent.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : Number.NaN;
}

/** The form of a market place as it stands. */
export function valuesOf(portal: Portal): PortalValues {
  const texts = textFields.flatMap((field) =>
    Object.entries(portal[field]).map(([code, text]) => [`${field}.${code}`, text] as const),
  );
  return {
    ...Object.fromEntries(texts),
    portalId: portal.id,
    slug: portal.slug,
    host: portal.host ?? '',
    country: portal.country,
    locales: portal.locales.join(' '),
    currencies: portal.currencies.join(' '),
    platformFeeBasisPoints: String(portal.platformFeeBasisPoints / 100),
    chamberFeeBasisPoints: String(portal.chamberFeeBasisPoints / 100),
    accent: portal.accent,
    accentNight: portal.accentNight,
    reviewsProducts: portal.reviewsProducts ? 'on' : '',
    logoDigest: portal.logoDigest ?? '',
  };
}

/** What was typed, without files and the framework's own fields; several boxes of one name become a list. */
export function typedValues(form: FormData): PortalValues {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$')) continue;
    values[name] = values[name] ? `${values[name]} ${value}`.slice(0, 500) : value.slice(0, 500);
  }
  return values;
}

function readRegistrar(value: (field: string) => string): OpenPortalInput['registrar'] {
  const [name, latinName, email] = [
    value('registrar.name'),
    value('registrar.latinName'),
    value('registrar.email'),
  ];
  if (!name && !email) return null;
  return {
    name,
    latinName: latinName || name,
    email,
    locale: value('registrar.locale'),
    roles: ['registrar', 'registrar-approver'],
  };
}
