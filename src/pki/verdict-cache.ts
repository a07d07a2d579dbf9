import type { Certificate } from './certificate-structure';
import type { ValidationMaterial } from './find-valid-path';
import { Note } from './notes';
import { sameOctets } from './octets';
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

/** What a verdict answers, but for the times. */
export interface Question {
  readonly initialPolicySet?: readonly string[];
  readonly requireExplicitPolicy?: boolean;
  readonly inhibitPolicyMapping?: boolean;
  readonly inhibitAnyPolicy?: boolean;
  readonly keyPurpose?: string;
  readonly revocation: string;
  readonly ocspNonce?: Uint8Array;
  readonly revocationFreshness?: number;
}

interface Remembered {
  readonly question: Question;
  /** The numbers of everything that was given. Verdicts do not hold on to lists that others brought along. */
  readonly given: readonly number[];
  readonly verdict: Verdict;
  readonly at: Span;
  readonly evidenceUntil: Span;
  /** Whether evidence later than `at` counted. */
  readonly isProven: boolean;
}

/** The newest verdicts about a certificate, kept with it and forgotten with it. */
const verdicts = new Note<Remembered[]>();
const VERDICTS_KEPT = 8;

/** The verdict about the same leaf and material, question, and steady span of times, where it was valid. */
export function rememberedVerdict(
  question: Question,
  read: ReadMaterial,
  at: Date,
  evidenceUntil: Date,
): Verdict | null {
  const known = verdicts.of(read.leaf);
  if (!known || !isWhollyRead(read)) return null;
  const isProven = evidenceUntil > at;
  for (const entry of known) {
    if (
      entry.isProven === isProven &&
      isIn(entry.at, at) &&
      isIn(entry.evidenceUntil, evidenceUntil) &&
      isSameQuestion(entry.question, question) &&
      isGiven(entry.given, read)
    )
      return entry.verdict;
  }
  return null;
}

/** Remembers a valid verdict for all times that lie between the same instants of what was given. */
export function rememberVerdict(
  question: Question,
  read: ReadMaterial,
  at: Date,
  verdict: Verdict,
  { evidenceUntil, revocationFreshness, revocationsMet }: ValidationMaterial,
): void {
  const instants = isWhollyRead(read) ? instantsOf(read, revocationFreshness, revocationsMet) : null;
  if (instants === null) return;
  const known = verdicts.of(read.leaf) ?? verdicts.take(read.leaf, []);
  known.unshift({
    question: copyOf(question),
    given: numbersOf(read),
    verdict,
    at: spanAround(at, instants),
    evidenceUntil: spanAround(evidenceUntil, instants),
    isProven: evidenceUntil > at,
  });
  if (known.length > VERDICTS_KEPT) known.pop();
}

/** What could not be read is not known by a number. */
function isWhollyRead({ unreadableCertificates, unreadableEvidence }: ReadMaterial): boolean {
  return unreadableCertificates.length === 0 && unreadableEvidence.length === 0;
}

function isIn({ from, until }: Span, time: Date): boolean {
  return time.getTime() >= from && time.getTime() <= until;
}

function isSameQuestion(left: Question, right: Question): boolean {
  return (
    left.revocation === right.revocation &&
    left.keyPurpose === right.keyPurpose &&
    left.requireExplicitPolicy === (right.requireExplicitPolicy ?? false) &&
    left.inhibitPolicyMapping === (right.inhibitPolicyMapping ?? false) &&
    left.inhibitAnyPolicy === (right.inhibitAnyPolicy ?? false) &&
    left.revocationFreshness === (right.revocationFreshness ?? 0) &&
    isSameNonce(left.ocspNonce, right.ocspNonce) &&
    isSameSet(left.initialPolicySet, right.initialPolicySet)
  );
}

function isSameNonce(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left === undefined || right === undefined ? left === right : sameOctets(left, right);
}

function isSameSet(left: readonly string[] | undefined, right: readonly string[] | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.length === right.length && left.every((policy, index) => policy === right[index]);
}

/** Of its own, because the caller may go on writing to what it gave. */
function copyOf(question: Question): Question {
  return {
    initialPolicySet: question.initialPolicySet && [...question.initialPolicySet],
    requireExplicitPolicy: question.requireExplicitPolicy ?? false,
    inhibitPolicyMapping: question.inhibitPolicyMapping ?? false,
    inhibitAnyPolicy: question.inhibitAnyPolicy ?? false,
    keyPurpose: question.keyPurpose,
    revocation: question.revocation,
    ocspNonce: question.ocspNonce?.slice(),
    revocationFreshness: question.revocationFreshness ?? 0,
  };
}

/** The numbers of what was read, each kind behind its count: equal bytes have equal numbers, other bytes never. */
function numbersOf({ anchors, intermediates, crls, ocspResponses }: ReadMaterial): number[] {
  const numbers: number[] = [];
  for (const kind of [anchors, intermediates, crls, ocspResponses]) {
    numbers.push(kind.length);
    for (const { number } of kind) numbers.push(number);
  }
  return numbers;
}

function isGiven(given: readonly number[], { anchors, intermediates, crls, ocspResponses }: ReadMaterial) {
  let at = agreeing(given, 0, anchors);
  if (at >= 0) at = agreeing(given, at, intermediates);
  if (at >= 0) at = agreeing(given, at, crls);
  return at >= 0 && agreeing(given, at, ocspResponses) === given.length;
}

/** Where the next kind begins, or -1 when this one differs. */
function agreeing(given: readonly number[], from: number, items: readonly { number: number }[]): number {
  if (given[from] !== items.length) return -1;
  for (let index = 0; index < items.length; index++) {
    if (given[from + 1 + index] !== items[index]!.number) return -1;
  }
  return from + 1 + items.length;
}
