import { BoundedCache } from './bounded-cache';
import type { Certificate } from './certificate-structure';
import type { ValidationMaterial } from './find-valid-path';
import { hexOf } from './octets';
import type { ReadMaterial } from './read-material';
import type { RevocationEvidence } from './revocation-status';
import { instantsOf, type Span, spanAround } from './steady-span';

interface Verdict {
  readonly valid: true;
  readonly path: readonly Certificate[];
  readonly policies: readonly string[];
  readonly revocation: readonly RevocationEvidence[];
  readonly validUntil: Date;
  readonly checks: readonly { name: string; outcome: 'passed' | 'failed' | 'skipped'; detail?: string }[];
}

interface Remembered {
  readonly verdict: Verdict;
  readonly at: Span;
  readonly evidenceUntil: Span;
  /** Whether evidence later than `at` counted. */
  readonly isProven: boolean;
}

interface Question {
  readonly initialPolicySet?: readonly string[];
  readonly requireExplicitPolicy?: boolean;
  readonly inhibitPolicyMapping?: boolean;
  readonly inhibitAnyPolicy?: boolean;
  readonly keyPurpose?: string;
  readonly revocation: string;
  readonly ocspNonce?: Uint8Array;
  readonly revocationFreshness?: number;
}

const remembered = new BoundedCache<Remembered>(1024);

/**
 * Everything that matters to a verdict but the times, or null when something given could not be read. What was read
 * is named by a number of its own: equal bytes are read to the same object, other bytes never.
 */
export function verdictKey(question: Question, read: ReadMaterial): string | null {
  if (read.unreadableCertificates.length + read.unreadableEvidence.length > 0) return null;
  const flags =
    Number(question.requireExplicitPolicy ?? false) +
    Number(question.inhibitPolicyMapping ?? false) * 2 +
    Number(question.inhibitAnyPolicy ?? false) * 4;
  const policies = question.initialPolicySet ? JSON.stringify(question.initialPolicySet) : '';
  const nonce = question.ocspNonce ? hexOf(question.ocspNonce) : '-';
  const asked = `${question.revocation} ${question.keyPurpose ?? '-'} ${flags} ${question.revocationFreshness ?? 0} ${nonce} ${policies}`;
  return `${numberOf(read.leaf)}${numbersOf(read.anchors)}${numbersOf(read.intermediates)}${numbersOf(read.crls)}${numbersOf(read.ocspResponses)} ${asked}`;
}

export function rememberedVerdict(key: string, at: Date, evidenceUntil: Date): Verdict | null {
  const entry = remembered.get(key);
  if (!entry || entry.isProven !== evidenceUntil > at) return null;
  return isIn(entry.at, at) && isIn(entry.evidenceUntil, evidenceUntil) ? entry.verdict : null;
}

/** Remembers a valid verdict for all times that lie between the same instants of what was given. */
export function rememberVerdict(
  key: string,
  at: Date,
  verdict: Verdict,
  read: ReadMaterial,
  { evidenceUntil, revocationFreshness, revocationsMet }: ValidationMaterial,
): void {
  const instants = instantsOf(read, revocationFreshness, revocationsMet);
  if (instants === null) return;
  remembered.set(key, {
    verdict,
    at: spanAround(at, instants),
    evidenceUntil: spanAround(evidenceUntil, instants),
    isProven: evidenceUntil > at,
  });
}

function isIn({ from, until }: Span, time: Date): boolean {
  return time.getTime() >= from && time.getTime() <= until;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(item: object): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  numbers.set(item, ++lastNumber);
  return lastNumber;
}

function numbersOf(items: readonly object[]): string {
  let text = ';';
  for (const item of items) text += `${numberOf(item)},`;
  return text;
}
