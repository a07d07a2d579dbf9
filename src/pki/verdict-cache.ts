import { createHash } from 'node:crypto';
import { BoundedCache } from './bounded-cache';
import type { Certificate } from './certificate-structure';
import type { ValidationMaterial } from './find-valid-path';
import type { RevocationEvidence } from './revocation-status';

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
  /** Milliseconds, both inclusive. */
  readonly from: number;
  readonly until: number;
}

interface Inputs {
  readonly leaf: Uint8Array;
  readonly intermediates: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly at: Date;
  readonly evidenceUntil?: Date;
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

/** SHA-256 over everything that matters to a verdict, each part with its length, so that no two inputs run together. */
export function verdictKey(input: Inputs): string {
  const hash = createHash('sha256');
  const lists = [[input.leaf], input.intermediates, input.anchors, input.crls, input.ocspResponses];
  const shape = {
    lengths: lists.map((list) => list.map((item) => item.length)),
    // With later evidence a verdict holds for this one instant only.
    times: input.evidenceUntil ? [input.at.getTime(), input.evidenceUntil.getTime()] : null,
    policies: input.initialPolicySet ?? null,
    flags: [input.requireExplicitPolicy, input.inhibitPolicyMapping, input.inhibitAnyPolicy].map(Boolean),
    purpose: input.keyPurpose ?? null,
    revocation: input.revocation,
    freshness: input.revocationFreshness ?? 0,
    nonce: input.ocspNonce ? Array.from(input.ocspNonce) : null,
  };
  hash.update(JSON.stringify(shape));
  for (const list of lists) for (const item of list) hash.update(item);
  return hash.digest('hex');
}

export function rememberedVerdict(key: string, at: Date): Verdict | null {
  const entry = remembered.get(key);
  if (!entry || at.getTime() < entry.from || at.getTime() > entry.until) return null;
  return entry.verdict;
}

/** Remembers a valid verdict from `at` until something it rests on runs out or a newer list or response takes effect. */
export function rememberVerdict(key: string, at: Date, verdict: Verdict, material: ValidationMaterial): void {
  const later = [
    ...material.crls.map(({ thisUpdate }) => thisUpdate),
    ...material.ocspResponses.flatMap(({ producedAt, responses }) => [
      producedAt,
      ...responses.map(({ thisUpdate }) => thisUpdate),
    ]),
  ].filter((time) => time > at);
  const until = later.reduce((end, time) => Math.min(end, time.getTime() - 1), verdict.validUntil.getTime());
  remembered.set(key, { verdict, from: at.getTime(), until });
}
