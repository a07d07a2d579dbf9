import { describe, expect, it } from 'vitest';
import type { TimestampReport } from '@/pki/report';
import { isRenewalDue } from './archive-age';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const stamp = (time: string, end: string): TimestampReport => ({
  name: 'archive',
  kind: 'document-timestamp',
  indication: 'TOTAL-PASSED',
  time: day(time).toISOString(),
  authorityNotAfter: day(end).toISOString(),
  checks: [],
});

describe('an archive time-stamp is renewed', () => {
  const successorEnds = day('2040-01-01');

  it('after a year', () => {
    const made = stamp('2026-03-01', '2036-01-01');
    expect(isRenewalDue(made, successorEnds, day('2027-02-28'))).toBe(false);
    expect(isRenewalDue(made, successorEnds, day('2027-03-01'))).toBe(true);
  });

  it('half a year before its authority ends, when there is one that lasts longer', () => {
    const made = stamp('2026-03-01', '2026-12-31');
    expect(isRenewalDue(made, successorEnds, day('2026-07-01'))).toBe(false);
    expect(isRenewalDue(made, successorEnds, day('2026-07-05'))).toBe(true);
  });

  it('not every night by the authority that ends itself', () => {
    expect(isRenewalDue(stamp('2026-07-04', '2026-12-31'), day('2026-12-31'), day('2026-07-05'))).toBe(false);
  });

  it('at once where there is none, or none that can be read', () => {
    expect(isRenewalDue(undefined, successorEnds, day('2026-07-01'))).toBe(true);
    const { time, ...unreadable } = stamp('2026-03-01', '2036-01-01');
    expect(isRenewalDue(unreadable, successorEnds, day('2026-03-02'))).toBe(true);
  });
});
