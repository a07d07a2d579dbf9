import { describe, expect, it } from 'vitest';
import { formatInstant } from '@/i18n/format';
import { locales } from '@/i18n/locales';
import { taskText } from './task-text';

const acceptedAt = new Date('2026-03-01T10:00:00Z');
const until = new Date('2026-03-08T10:00:00Z');
const accepted = { state: 'accepted', acceptedAt, expiresAt: new Date('2026-02-28T10:00:00Z') } as const;
const early = new Date(until.getTime() - 1);

describe.each(locales)('in %s, of an accepted order that is not paid', (locale) => {
  it.each(['authorise-payment', 'await-payment'] as const)('%s says from when on it may be ended', (task) => {
    expect(taskText(locale, accepted, task, early)).toContain(formatInstant(locale, until));
    expect(taskText(locale, accepted, task, until)).not.toContain(formatInstant(locale, until));
    expect(taskText(locale, accepted, task, early)).not.toBe(taskText(locale, accepted, task, until));
    expect(taskText(locale, accepted, task, until)).not.toContain('unpaid.');
  });
});

it('says nothing of an end where the seller has yet to sign, or has the money', () => {
  const placed = { ...accepted, state: 'placed', acceptedAt: null } as const;
  expect(taskText('en', placed, 'authorise-payment', until)).toContain('28 Feb 2026');
  expect(taskText('en', accepted, 'ship', until)).toBe(
    'The payment is in escrow. When the carrier has the goods, say so here.',
  );
});
