import type { VerificationPolicy } from '../../judge-signature';

/** A case as it lies in its folder: the file itself beside `case.json`, so that any reader can open it. */
export interface DocumentCase {
  readonly name: string;
  /** One sentence: what was done, and why the verdict is right. */
  readonly why: string;
  readonly file: Uint8Array;
  readonly kind: 'pdf' | 'cades' | 'asic-e';
  /** The detached signature, for `cades`. */
  readonly signature?: Uint8Array;
  readonly at?: Date;
  readonly crls?: readonly Uint8Array[];
  readonly revocation?: 'require' | 'prefer' | 'none';
  readonly policy?: VerificationPolicy;
  readonly anchors?: readonly Uint8Array[];
  readonly expected: Expected;
}

export interface Expected {
  readonly indication: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED';
  readonly reasonCode?: string;
  /** Reason codes of the signatures in order, null for a passed one; where the whole needs more words than one code. */
  readonly signatures?: readonly (string | null)[];
  readonly timestamps?: readonly (string | null)[];
}

export const passes: Expected = { indication: 'TOTAL-PASSED' };
export const fails = (reasonCode: string, more: Partial<Expected> = {}): Expected => ({
  indication: 'TOTAL-FAILED',
  reasonCode,
  ...more,
});
export const undecided = (reasonCode: string, more: Partial<Expected> = {}): Expected => ({
  indication: 'INDETERMINATE',
  reasonCode,
  ...more,
});
