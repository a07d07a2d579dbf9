import type { Certificate } from './certificate-structure';
import { everyName, nameSpaceDefect, narrow } from './name-constraints';
import { oid } from './oids';
import { isAnyPolicyMapping } from './policy-extensions';
import { PolicyGraph } from './policy-graph';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import type { WorkBudget } from './work-budget';

export interface PathInputs {
  readonly initialPolicySet: readonly string[];
  readonly requireExplicitPolicy: boolean;
  readonly inhibitPolicyMapping: boolean;
  readonly inhibitAnyPolicy: boolean;
  readonly keyPurpose: string | undefined;
}

/** Extensions that this validator processes, so that they may be critical. */
const processedExtensions = new Set<string>([
  oid.basicConstraints,
  oid.keyUsage,
  oid.extendedKeyUsage,
  oid.subjectAltName,
  oid.issuerAltName,
  oid.nameConstraints,
  oid.certificatePolicies,
  oid.policyMappings,
  oid.policyConstraints,
  oid.inhibitAnyPolicy,
  oid.crlDistributionPoints,
]);

/**
 * RFC 5280 6.1.2 to 6.1.5 for a path whose names chain and whose signatures, validity periods and profile have been
 * checked: name constraints, path length, policies, key usage, key purpose, critical extensions.
 * `path` is leaf first, anchor last; the anchor's own constraints apply too (RFC 5937).
 */
export function processPath(
  path: readonly Certificate[],
  inputs: PathInputs,
  budget: WorkBudget,
): { policies: string[] } | Failure {
  const anchor = path[path.length - 1]!;
  const certificates = path.slice(0, -1).reverse();
  const count = certificates.length;

  let names = narrow(everyName, anchor.nameConstraints);
  const graph = new PolicyGraph();
  let explicitPolicy = inputs.requireExplicitPolicy ? 0 : count + 1;
  let policyMapping = inputs.inhibitPolicyMapping ? 0 : count + 1;
  let anyPolicy = inputs.inhibitAnyPolicy ? 0 : count + 1;
  let maxPathLength = anchor.basicConstraints?.pathLength ?? count;
  explicitPolicy = lower(explicitPolicy, anchor.policyConstraints?.requireExplicitPolicy);
  policyMapping = lower(policyMapping, anchor.policyConstraints?.inhibitPolicyMapping);
  anyPolicy = lower(anyPolicy, anchor.inhibitAnyPolicy);

  const anchorDefect =
    criticalDefect(anchor) ?? issuerRightsDefect(anchor) ?? issuerPurposeDefect(anchor, inputs);
  if (anchorDefect) return anchorDefect;

  for (const [index, certificate] of certificates.entries()) {
    const isFinal = index === count - 1;
    const isExempt = certificate.isSelfIssued && !isFinal;

    // 6.1.3 b, c
    const nameDefect = isExempt ? null : nameSpaceDefect(certificate, names, budget);
    if (nameDefect) return nameDefect;
    // 6.1.3 d, e, f
    graph.addCertificate(certificate.certificatePolicies, anyPolicy > 0 || isExempt);
    if (explicitPolicy === 0 && graph.isEmpty) return failure('policy-required', titleOf(certificate));
    const critical = criticalDefect(certificate);
    if (critical) return critical;
    if (isFinal) break;

    // 6.1.4 a, b
    if (certificate.policyMappings.some(isAnyPolicyMapping)) {
      return failure('policy-mapping-any-policy', titleOf(certificate));
    }
    graph.map(certificate.policyMappings, policyMapping > 0);
    // 6.1.4 g
    names = narrow(names, certificate.nameConstraints);
    // 6.1.4 h, i, j
    if (!certificate.isSelfIssued) {
      explicitPolicy = Math.max(0, explicitPolicy - 1);
      policyMapping = Math.max(0, policyMapping - 1);
      anyPolicy = Math.max(0, anyPolicy - 1);
    }
    explicitPolicy = lower(explicitPolicy, certificate.policyConstraints?.requireExplicitPolicy);
    policyMapping = lower(policyMapping, certificate.policyConstraints?.inhibitPolicyMapping);
    anyPolicy = lower(anyPolicy, certificate.inhibitAnyPolicy);
    // 6.1.4 k, n
    const rights = issuerRightsDefect(certificate) ?? issuerPurposeDefect(certificate, inputs);
    if (rights) return rights;
    // 6.1.4 l, m
    if (!certificate.isSelfIssued) {
      if (maxPathLength <= 0) return failure('path-length-exceeded', titleOf(certificate));
      maxPathLength--;
    }
    maxPathLength = lower(maxPathLength, certificate.basicConstraints?.pathLength);
  }

  const leaf = path[0]!;
  // 6.1.5 a, b
  explicitPolicy = Math.max(0, explicitPolicy - 1);
  if (leaf.policyConstraints?.requireExplicitPolicy === 0) explicitPolicy = 0;
  // 6.1.5 g
  const policies = graph.constrainedTo(new Set(inputs.initialPolicySet));
  if (explicitPolicy === 0 && policies.length === 0) return failure('policy-required', titleOf(leaf));
  return leafPurposeDefect(leaf, inputs) ?? { policies };
}

function lower(current: number, limit: number | null | undefined): number {
  return limit === null || limit === undefined ? current : Math.min(current, limit);
}

function criticalDefect(certificate: Certificate): Failure | null {
  for (const extension of certificate.extensions.values()) {
    if (extension.critical && !processedExtensions.has(extension.oid)) {
      return failure('unknown-critical-extension', `${extension.oid} in ${titleOf(certificate)}`);
    }
  }
  return null;
}

/** 6.1.4 k and n. */
export function issuerRightsDefect(certificate: Certificate): Failure | null {
  if (!certificate.basicConstraints?.ca) return failure('issuer-not-a-ca', titleOf(certificate));
  if (certificate.keyUsage && !certificate.keyUsage.has('keyCertSign')) {
    return failure('key-usage-forbids-certificate-signing', titleOf(certificate));
  }
  return null;
}

/** Key purposes nest: a CA limited to other purposes cannot issue for this one, as everybody but RFC 5280 says. */
function issuerPurposeDefect(issuer: Certificate, { keyPurpose }: PathInputs): Failure | null {
  const purposes = issuer.extendedKeyUsage;
  if (!keyPurpose || !purposes) return null;
  if (purposes.includes(keyPurpose) || purposes.includes(oid.anyExtendedKeyUsage)) return null;
  return failure('issuer-key-purpose-not-allowed', `${keyPurpose}, ${titleOf(issuer)}`);
}

/** Purposes for which the certificate must say so itself: RFC 3161 2.3 and RFC 6960 4.2.2.2. */
const purposesThatMustBeNamed = new Set<string>([oid.timeStamping, oid.ocspSigning]);

/** RFC 5280 4.2.1.12; anyExtendedKeyUsage does not stand in for the purpose an application requires. */
function leafPurposeDefect(leaf: Certificate, { keyPurpose }: PathInputs): Failure | null {
  if (!keyPurpose) return null;
  const allowed = leaf.extendedKeyUsage
    ? leaf.extendedKeyUsage.includes(keyPurpose)
    : !purposesThatMustBeNamed.has(keyPurpose);
  return allowed ? null : failure('key-purpose-not-allowed', `${keyPurpose}, ${titleOf(leaf)}`);
}
