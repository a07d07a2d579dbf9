import { describe, expect, it } from 'vitest';
import { organisationPiece, signatoryPiece } from './application-pieces';
import { bars, type OddityFacts, odditiesOf } from './oddities';
import { parseSanctions } from './sanctions-list';

const today = new Date('2026-11-24T12:00:00Z');
const list = parseSanctions('country,name\nTR,\n,Epoupa Solange\n');
if (!list.ok) throw new Error(list.refusal.code);

const facts = (over: Partial<OddityFacts> = {}, organisation: object = {}): OddityFacts => ({
  portalCountry: 'CM',
  organisation: organisationPiece.parse({
    legalName: 'Union des poivrières',
    kind: 'company',
    country: 'CM',
    registryNumber: 'RC/1',
    taxId: 'M062100005814R',
    street: 'x',
    town: 'x',
    sells: true,
    ...organisation,
  }),
  signatory: signatoryPiece.parse({ name: 'Marie Njoya', email: 'm@example.org', locale: 'fr' }),
  papers: [],
  lookalikes: [],
  isEmailKnown: false,
  papersShownElsewhere: 0,
  sanctions: { list: list.value },
  ...over,
});
const codes = (given: OddityFacts) => odditiesOf(given, today).map((oddity) => oddity.code);

describe('what is odd about an application', () => {
  it('is nothing when nothing is', () => {
    expect(codes(facts())).toEqual([]);
    expect(bars([])).toBeNull();
  });

  it('says that a paper has expired, the day after its last and not on it', () => {
    const paper = (validUntil: string) => [{ kind: 'statutes' as const, validUntil, scan: 'clean' }];
    expect(codes(facts({ papers: paper('2026-11-23') }))).toEqual(['paper-expired']);
    expect(codes(facts({ papers: paper('2026-11-24') }))).toEqual(['paper-expiring']);
    expect(codes(facts({ papers: paper('2027-11-24') }))).toEqual([]);
  });

  it('bars a listed country, points a listed person out, and says when no list was consulted', () => {
    expect(bars(odditiesOf(facts({}, { country: 'TR' }), today))?.code).toBe('country-sanctioned');
    const signatory = signatoryPiece.parse({ name: 'Solange Epoupa', email: 's@example.org', locale: 'fr' });
    expect(odditiesOf(facts({ signatory }), today)).toMatchObject([
      { code: 'name-sanctioned', weight: 'look' },
    ]);
    expect(codes(facts({ sanctions: { list: null, why: 'none' } }))).toEqual(['sanctions-not-consulted']);
    expect(bars(odditiesOf(facts({ sanctions: { list: null, why: 'unreadable' } }), today))?.code).toBe(
      'sanctions-unreadable',
    );
  });

  it('bars the registry number of a member, not of another applicant who may be the one in the wrong', () => {
    const lookalike = (of: 'member' | 'application') => [
      { of, id: '1', name: 'Union', similarity: 1, sameTaxId: false, sameRegistryNumber: true },
    ];
    expect(bars(odditiesOf(facts({ lookalikes: lookalike('member') }), today))?.points?.id).toBe('1');
    expect(bars(odditiesOf(facts({ lookalikes: lookalike('application') }), today))).toBeNull();
  });

  it('puts the gravest first', () => {
    const given = facts({ isEmailKnown: true, papersShownElsewhere: 1 }, { country: 'SN', taxId: '?' });
    expect(odditiesOf(given, today).map((oddity) => oddity.weight)).toEqual(['stop', 'look', 'look', 'note']);
  });
});
