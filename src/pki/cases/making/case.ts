import type { ReasonCode } from '../../reason-codes';
import type { ValidatePathInput } from '../../validate-path';
import { AT } from './certificates';

/** DER as base64, or so many zero octets where only the size matters. */
export type Octets = string | { readonly zeros: number };

export function octetsOf(octets: Octets): Uint8Array {
  return typeof octets === 'string' ? new Uint8Array(Buffer.from(octets, 'base64')) : new Uint8Array(octets.zeros);
}

/** What `case.json` holds. */
export interface CaseFile {
  readonly name: string;
  /** One sentence: the rule and where it is written. */
  readonly why: string;
  readonly at: string;
  readonly evidenceUntil?: string;
  readonly parameters: Omit<
    ValidatePathInput,
    'leaf' | 'intermediates' | 'anchors' | 'crls' | 'ocspResponses' | 'at' | 'evidenceUntil' | 'ocspNonce'
  > & { readonly ocspNonce?: string };
  readonly leaf: Octets;
  readonly intermediates: readonly Octets[];
  readonly anchors: readonly Octets[];
  readonly crls: readonly Octets[];
  readonly ocspResponses: readonly Octets[];
  readonly expected:
    | { readonly valid: true; readonly policies?: readonly string[] }
    | { readonly valid: false; readonly reasonCode: ReasonCode };
}

/** What a recipe gives; what it leaves out is usual. */
export type CaseRecipe = Partial<Omit<ValidatePathInput, 'leaf' | 'anchors'>> &
  Pick<ValidatePathInput, 'leaf' | 'anchors'> & { readonly policies?: readonly string[] };

const cases = new Map<string, CaseFile>();

export const madeCases = (): readonly CaseFile[] => [...cases.values()];

export function accepts(name: string, why: string, recipe: CaseRecipe): void {
  add(name, why, recipe, { valid: true, ...(recipe.policies ? { policies: recipe.policies } : {}) });
}

export function refuses(name: string, reasonCode: ReasonCode, why: string, recipe: CaseRecipe): void {
  add(name, why, recipe, { valid: false, reasonCode });
}

function add(name: string, why: string, recipe: CaseRecipe, expected: CaseFile['expected']): void {
  if (cases.has(name)) throw new Error(`case ${name} exists already`);
  const { leaf, intermediates = [], anchors, crls = [], ocspResponses = [], at = AT, evidenceUntil, ocspNonce } = recipe;
  const { initialPolicySet, requireExplicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy, keyPurpose } = recipe;
  const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');
  const octets = (der: Uint8Array): Octets =>
    der.length > 100_000 && der.every((octet) => octet === 0) ? { zeros: der.length } : base64(der);
  cases.set(name, {
    name,
    why,
    at: Number.isNaN(at.getTime()) ? 'not an instant' : at.toISOString(),
    ...(evidenceUntil ? { evidenceUntil: evidenceUntil.toISOString() } : {}),
    parameters: {
      revocation: recipe.revocation ?? 'none',
      ...(initialPolicySet ? { initialPolicySet } : {}),
      ...(requireExplicitPolicy ? { requireExplicitPolicy } : {}),
      ...(inhibitPolicyMapping ? { inhibitPolicyMapping } : {}),
      ...(inhibitAnyPolicy ? { inhibitAnyPolicy } : {}),
      ...(keyPurpose ? { keyPurpose } : {}),
      ...(ocspNonce ? { ocspNonce: base64(ocspNonce) } : {}),
    },
    expected,
    leaf: octets(leaf),
    intermediates: intermediates.map(octets),
    anchors: anchors.map(octets),
    crls: crls.map(octets),
    ocspResponses: ocspResponses.map(octets),
  });
}
