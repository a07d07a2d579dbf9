/**
 * The arc of this installation's policies. 32473 is the enterprise number for examples (RFC 5612): an operator who
 * wants its certificates recognised elsewhere registers its own and changes this line before the ceremony.
 */
const arc = '1.3.6.1.4.1.32473';

/** The certificate policy that members and chamber agree to. */
export const memberCertificatePolicy = `${arc}.1`;
export const timestampPolicy = `${arc}.2`;
export const signaturePolicy = `${arc}.3`;

/** How well a key is held, weakest first. A mandate can cap what a weakly held key may sign. */
export const keyProtections = ['browser', 'file', 'token', 'hsm'] as const;
export type KeyProtection = (typeof keyProtections)[number];

export function keyProtectionPolicy(protection: KeyProtection): string {
  return `${memberCertificatePolicy}.${keyProtections.indexOf(protection) + 1}`;
}

/** The protection class among the policies of a valid path, or null when it asserts none of ours. */
export function keyProtectionOf(policies: readonly string[]): KeyProtection | null {
  return keyProtections.find((protection) => policies.includes(keyProtectionPolicy(protection))) ?? null;
}

/** What a member's certificate asserts. */
export function policiesOf(protection: KeyProtection): [string, ...string[]] {
  return [memberCertificatePolicy, keyProtectionPolicy(protection)];
}

/** What an issuing authority may assert: the policy and all its classes. */
export const issuingPolicies: [string, ...string[]] = [
  memberCertificatePolicy,
  ...keyProtections.map(keyProtectionPolicy),
];
