import type { FormObject } from '../protocol/form-encoding';
import type { TypedCard } from './card';
import { findTestCard } from './test-cards';

/** Reads the payer's form; null when a field is missing, malformed, or the card expired before `now` (unix seconds). */
export function readCard(form: FormObject, now: number): TypedCard | null {
  const number = fieldOf(form, 'number').replace(/[\s-]/g, '');
  const expiry = /^(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(fieldOf(form, 'expiry'));
  const holder = fieldOf(form, 'holder');
  if (!/^\d{12,19}$/.test(number) || !expiry || !/^\d{3,4}$/.test(fieldOf(form, 'cvc')) || !holder)
    return null;
  const [expiryMonth, expiryYear] = [Number(expiry[1]), 2000 + Number(expiry[2])];
  if (Date.UTC(expiryYear, expiryMonth) / 1000 <= now) return null;
  return {
    card: findTestCard(number),
    expiryMonth,
    expiryYear,
    holder,
    email: fieldOf(form, 'email') || null,
  };
}

function fieldOf(form: FormObject, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
}
