import { randomBytes } from 'node:crypto';

/** Thirty-two characters that nobody mistakes for one another when copying them from a printed page. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 24 characters of 5 random bits each: a link that is found only by whoever holds the paper. */
export function newToken(): string {
  return [...randomBytes(24)].map((byte) => alphabet[byte & 31]).join('');
}
