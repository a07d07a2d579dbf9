import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, finalStates } from '@/trade/state-machine';
import {
  type ApplicationState,
  applicationStates,
  applicationTransitions,
  arrivals,
  isOpenToApplicant,
} from './application';
import { organisationIdentifierOf, organisationPiece, signatoryPiece } from './application-pieces';
import { checkTaxId } from './check-tax-id';
import { missingPieces } from './missing-pieces';
import { deletionDate } from './retention';

describe('the way of an application', () => {
  it('ends in a decision, and nothing leads back from there', () => {
    expect(finalStates(applicationTransitions)).toEqual(['approved', 'rejected']);
  });

  it('is decided only from review, whatever path led there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...applicationStates), { maxLength: 30 }), (wishes) => {
        let state: ApplicationState = 'draft';
        for (const wish of wishes) {
          if (!canMove(applicationTransitions, state, wish)) continue;
          if (wish === 'approved' || wish === 'rejected') expect(state).toBe('in-review');
          state = wish;
        }
      }),
    );
  });

  it('asks for a reason where the answer is no or not yet', () => {
    const withReason = Object.entries(arrivals).filter(([, arrival]) => arrival.withReason);
    expect(withReason.map(([state]) => state)).toEqual(['information-requested', 'rejected']);
  });

  it('is open to the applicant as a draft and when something was asked', () => {
    expect(applicationStates.filter(isOpenToApplicant)).toEqual(['draft', 'information-requested']);
  });
});

describe('the pieces', () => {
  const organisation = {
    legalName: ' Union des poivrières ',
    kind: 'cooperative',
    country: 'cm',
    registryNumber: 'RC/MBG/2021/C/0058',
    taxId: 'M062100005814R',
    street: 'Carrefour',
    town: 'Njombé',
    memberCount: '',
    sells: 'on',
  };

  it('are read as a browser sends them: ticks are "on" or absent, a number may be empty', () => {
    expect(organisationPiece.parse(organisation)).toMatchObject({
      legalName: 'Union des poivrières',
      country: 'CM',
      sells: true,
      buys: false,
      womenLed: false,
      memberCount: undefined,
    });
  });

  it.each([
    ['legalName', 'Union\u202enoinU'],
    ['legalName', '   '],
    ['country', 'XX'],
    ['country', 'Cameroun'],
    ['registryNumber', 'Ⅻ/2021'],
    ['kind', 'kingdom'],
    ['memberCount', '-4'],
    ['town', 'x'.repeat(101)],
  ])('refuse %s = %j', (field, value) => {
    const read = organisationPiece.safeParse({ ...organisation, [field]: value });
    expect(read.error?.issues[0]?.path).toEqual([field]);
  });

  it('keep what was pasted without what nobody sees', () => {
    const pasted = { ...organisation, street: 'Carrefour\v Mbanga\u0000', town: 'Njombé\n' };
    expect(organisationPiece.parse(pasted)).toMatchObject({ street: 'Carrefour Mbanga', town: 'Njombé' });
  });

  it('ask for something to be done here: selling, buying, or both', () => {
    const read = organisationPiece.safeParse({ ...organisation, sells: undefined });
    expect(read.error?.issues[0]).toMatchObject({ path: ['sells'], message: 'sells-or-buys' });
  });

  it('take a name in any writing, and want it in Latin letters as well', () => {
    const signatory = { name: 'ماري نجويا', email: ' Marie@Example.ORG', locale: 'ar' };
    expect(signatoryPiece.safeParse(signatory).error?.issues[0]?.message).toBe('latin-letters');
    expect(signatoryPiece.parse({ ...signatory, latinName: 'Marie Njoya' })).toMatchObject({
      name: 'ماري نجويا',
      latinName: 'Marie Njoya',
      email: 'marie@example.org',
    });
    expect(signatoryPiece.parse({ ...signatory, name: 'Zoé d’Almeida' }).latinName).toBe('Zoé d’Almeida');
  });

  it('give the organisation its identifier of ETSI EN 319 412-1', () => {
    const identifier = organisationIdentifierOf({ country: 'CM', registryNumber: 'RC / DLA / 12' });
    expect(identifier).toBe('NTRCM-RC/DLA/12');
  });
});

describe('what is missing', () => {
  const organisation = organisationPiece.parse({
    legalName: 'Wax SARL',
    kind: 'company',
    country: 'CM',
    registryNumber: '1',
    taxId: '1',
    street: 'x',
    town: 'x',
    sells: true,
  });
  const nothing = { organisation: null, signatory: null, papers: [], producers: 0 };

  it('is named in the order of the form', () => {
    expect(missingPieces(nothing)).toEqual([
      'organisation',
      'signatory',
      'paper registry-extract',
      'paper tax-certificate',
      'paper signatory-identity',
    ]);
  });

  it('is for a cooperative that sells its statutes and its producers too', () => {
    const cooperative = { ...organisation, kind: 'cooperative' as const };
    const missing = (over: object) =>
      missingPieces({ ...nothing, organisation: { ...cooperative, ...over } });
    expect(missing({})).toEqual(expect.arrayContaining(['producers', 'paper statutes']));
    expect(missing({ sells: false, buys: true })).not.toContain('producers');
  });
});

describe('a tax id', () => {
  it.each([
    ['CM', 'M041400017452P', 'fits'],
    ['CM', 'M 0414-00017452 P', 'fits'],
    ['CM', '12345', 'does-not-fit'],
    ['MA', '001561191000066', 'fits'],
    ['MA', '001561191000067', 'does-not-fit'],
    ['CH', 'CHE-100.155.212', 'fits'],
    ['TG', 'anything', 'unknown-country'],
    ['constructor', 'x', 'unknown-country'],
  ])('of %s, %s: %s', (country, taxId, verdict) => {
    expect(checkTaxId(country, taxId)).toBe(verdict);
  });
});

describe('retention', () => {
  const decided = new Date('2026-11-24T10:00:00Z');

  it('deletes identity papers thirty days after any decision', () => {
    for (const state of ['approved', 'rejected'])
      expect(deletionDate('signatory-identity', state, decided)?.toISOString()).toBe(
        '2026-12-24T10:00:00.000Z',
      );
  });

  it("keeps a member's other papers, and those of who was declined for a year", () => {
    expect(deletionDate('statutes', 'approved', decided)).toBeNull();
    expect(deletionDate('statutes', 'rejected', decided)?.toISOString()).toBe('2027-11-24T10:00:00.000Z');
  });

  it('deletes nothing before there is a decision', () => {
    expect(deletionDate('signatory-identity', 'in-review', null)).toBeNull();
  });
});
