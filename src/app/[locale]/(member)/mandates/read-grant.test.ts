import { describe, expect, it } from 'vitest';
import { readGrant } from './read-grant';

const values = {
  person: '01890a5d-ac96-774b-bcce-b302099a8057',
  currency: 'EUR',
  maximum: '25000',
  second: '5000.50',
  validFrom: '2026-12-01',
  validUntil: '2027-11-30',
};
const read = (over: Record<string, string> = {}, kinds = ['purchase-order']) =>
  readGrant({ ...values, ...over }, kinds, ['EUR', 'XAF']);
const problemsOf = (result: ReturnType<typeof readGrant>) =>
  'problems' in result ? result.problems.map(({ code }) => code) : [];

describe('the form that grants a mandate', () => {
  it('is read into minor units and whole days', () => {
    expect(read()).toEqual({
      grant: {
        personId: values.person,
        documentKinds: ['purchase-order'],
        currency: 'EUR',
        maximumMinor: 2_500_000,
        secondSignatoryAboveMinor: 500_050,
        validFrom: new Date('2026-12-01T00:00:00Z'),
        validUntil: new Date('2027-11-30T23:59:59Z'),
      },
    });
    expect(read({ second: ' ' })).toMatchObject({ grant: { secondSignatoryAboveMinor: null } });
    expect(read({ currency: 'XAF', second: '' })).toMatchObject({ grant: { maximumMinor: 25_000 } });
  });

  it('tells every problem at once', () => {
    expect(
      problemsOf(
        read({ person: '', maximum: 'much', second: 'x', validFrom: '', validUntil: '2026-13-01' }, []),
      ),
    ).toEqual([
      'person-missing',
      'no-document-kind',
      'maximum-unreadable',
      'second-unreadable',
      'date-unreadable',
      'date-unreadable',
    ]);
    expect(problemsOf(read({ currency: 'USD' }))).toEqual(['currency-unknown']);
    expect(problemsOf(read({}, ['anything']))).toEqual(['no-document-kind']);
  });
});
