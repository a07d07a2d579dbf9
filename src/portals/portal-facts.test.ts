import { describe, expect, it } from 'vitest';
import { type PortalInput, portalFacts, portalProblems } from './portal-facts';
import { canonicalHost, touchesHouse } from './portal-host';
import { isPortalSlug } from './portal-slug';

const facts = (over: Partial<PortalInput> = {}): PortalInput => ({
  name: { fr: 'Wouri', en: 'Wouri' },
  chamberName: { fr: 'Chambre du Wouri', en: 'Chamber of Wouri' },
  motto: { fr: 'Signé et scellé' },
  governingLaw: { fr: 'Droit camerounais', en: 'Cameroonian law' },
  country: 'cm',
  locales: ['en', 'fr'],
  currencies: ['EUR', 'XAF'],
  platformFeeBasisPoints: 400,
  chamberFeeBasisPoints: 100,
  accent: '#0B5D4E',
  accentNight: '#7FD1BE',
  host: '',
  reviewsProducts: false,
  ...over,
});
const problems = (over: Partial<PortalInput>) => {
  const parsed = portalFacts.safeParse(facts(over));
  return parsed.success ? [] : portalProblems(parsed.error);
};

describe('a market place', () => {
  it('is taken as typed when all is said, and keeps texts of its own languages only', () => {
    const parsed = portalFacts.parse(facts({ name: { fr: ' Wouri ', en: 'Wouri', ar: 'ووري' } }));
    expect(parsed).toMatchObject({
      country: 'CM',
      locales: ['en', 'fr'],
      host: null,
      name: { fr: 'Wouri', en: 'Wouri' },
      motto: { fr: 'Signé et scellé' },
    });
    expect(parsed.name).not.toHaveProperty('ar');
  });

  it.each([
    ['a language without its name', { locales: ['fr', 'es'] }, 'name.es', 'text-missing'],
    ['no language', { locales: [] }, 'locales', 'languages-missing'],
    ['an unknown currency', { currencies: ['EUR', 'XXX'] }, 'currencies', 'currency-unknown'],
    ['no currency', { currencies: [] }, 'currencies', 'currencies-missing'],
    ['an unknown country', { country: 'ZZ' }, 'country', 'country-unknown'],
    ['a negative fee', { platformFeeBasisPoints: -1 }, 'platformFeeBasisPoints', 'fee-malformed'],
    [
      'a fee that is no number',
      { platformFeeBasisPoints: Number.NaN },
      'platformFeeBasisPoints',
      'fee-malformed',
    ],
    [
      'fees above a quarter',
      { platformFeeBasisPoints: 2000, chamberFeeBasisPoints: 600 },
      'chamberFeeBasisPoints',
      'fees-too-high',
    ],
    ['an accent that is no colour', { accent: 'red;}body{' }, 'accent', 'colour-malformed'],
    ['an accent too pale for the paper', { accent: '#ffd800' }, 'accent', 'contrast-too-low'],
    ['an accent too dark for the night', { accentNight: '#0B5D4E' }, 'accentNight', 'contrast-too-low'],
    ['a host with a path', { host: 'market.example/x' }, 'host', 'host-malformed'],
  ] as const)('is refused with %s', (_, over, field, code) => {
    expect(problems(over as Partial<PortalInput>)).toContainEqual({ field, code });
  });
});

describe('the address of a market place', () => {
  it.each(['wouri', 'cote-d-ivoire', 'm3k'])('may be %s', (slug) => expect(isPortalSlug(slug)).toBe(true));
  it.each([
    'ab',
    'Wouri',
    'sign-in',
    'operator',
    'a--b',
    '-wouri',
    'wouri-',
    'é'.repeat(4),
    'x'.repeat(41),
    '../up',
  ])('may not be %s', (slug) => expect(isPortalSlug(slug)).toBe(false));
});

describe('the host of a market place', () => {
  it.each([
    ['Market.Wouri.Example.', 'market.wouri.example'],
    ['marché.example', 'xn--march-fsa.example'],
    ['سوق.example', 'xn--ygb4ar.example'],
  ])('%s is kept as %s', (typed, kept) => expect(canonicalHost(typed)).toBe(kept));

  it.each([
    '',
    'localhost',
    'market',
    '10.0.0.1',
    '[::1]',
    '0x7f.1',
    'a.local',
    'market.example:8080',
    'user@market.example',
    'https://market.example',
    'a..example',
    '-a.example',
    `${'a'.repeat(64)}.example`,
    'a b.example',
    'a.1',
  ])('%j is no public host name', (typed) => expect(canonicalHost(typed)).toBeNull());

  it('is never the house itself, above it or below it', () => {
    for (const host of ['trade.example', 'x.trade.example', 'example'])
      expect(touchesHouse(host, 'https://trade.example')).toBe(true);
    expect(touchesHouse('notrade.example', 'https://trade.example')).toBe(false);
  });
});
