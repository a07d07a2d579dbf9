import { children, DerError, expectTag, raw, readDer, readOid, readSmallInteger, tags } from './der-read';
import { taggedFields } from './extension-values';
import { oid } from './oids';

export interface PolicyInformation {
  readonly policy: string;
  /** DER of each PolicyQualifierInfo. */
  readonly qualifiers: readonly Uint8Array[];
}

export interface PolicyMapping {
  readonly issuerDomain: string;
  readonly subjectDomain: string;
}

export interface PolicyConstraints {
  readonly requireExplicitPolicy: number | null;
  readonly inhibitPolicyMapping: number | null;
}

const MAX_POLICIES = 128;

/** RFC 5280 4.2.1.4: at least one, none twice. @throws DerError */
export function readCertificatePolicies(der: Uint8Array): readonly PolicyInformation[] {
  const seen = new Set<string>();
  return bounded(children(expectTag(readDer(der), tags.sequence))).map((information) => {
    const [policyNode, qualifiersNode, ...others] = children(expectTag(information, tags.sequence));
    if (!policyNode || others.length > 0) throw new DerError('der-missing-element', 'policy information');
    const policy = readOid(policyNode);
    if (seen.has(policy)) throw new DerError('der-unexpected-tag', `policy ${policy} occurs twice`);
    seen.add(policy);
    const qualifiers = qualifiersNode ? children(expectTag(qualifiersNode, tags.sequence)) : [];
    if (qualifiersNode && qualifiers.length === 0)
      throw new DerError('der-missing-element', 'empty qualifiers');
    for (const qualifier of qualifiers) {
      const [type, value, ...rest] = children(expectTag(qualifier, tags.sequence));
      if (!type || !value || rest.length > 0) throw new DerError('der-missing-element', 'policy qualifier');
      readOid(type);
    }
    return { policy, qualifiers: qualifiers.map(raw) };
  });
}

/** RFC 5280 4.2.1.5. Mapping from or to anyPolicy is left to the caller to refuse (6.1.4 a). @throws DerError */
export function readPolicyMappings(der: Uint8Array): readonly PolicyMapping[] {
  return bounded(children(expectTag(readDer(der), tags.sequence))).map((mapping) => {
    const [issuerDomain, subjectDomain, ...others] = children(expectTag(mapping, tags.sequence));
    if (!issuerDomain || !subjectDomain || others.length > 0)
      throw new DerError('der-missing-element', 'policy mapping');
    return { issuerDomain: readOid(issuerDomain), subjectDomain: readOid(subjectDomain) };
  });
}

/** RFC 5280 4.2.1.11: not empty. @throws DerError */
export function readPolicyConstraints(der: Uint8Array): PolicyConstraints {
  const fields = taggedFields(readDer(der), [0x80, 0x81]);
  if (fields.size === 0) throw new DerError('der-missing-element', 'empty policyConstraints');
  const explicit = fields.get(0x80);
  const mapping = fields.get(0x81);
  return {
    requireExplicitPolicy: explicit ? readSmallInteger(explicit, 0x80) : null,
    inhibitPolicyMapping: mapping ? readSmallInteger(mapping, 0x81) : null,
  };
}

/** RFC 5280 4.2.1.14: how many certificates may follow before anyPolicy stops counting. @throws DerError */
export function readInhibitAnyPolicy(der: Uint8Array): number {
  return readSmallInteger(readDer(der));
}

export function isAnyPolicyMapping(mapping: PolicyMapping): boolean {
  return mapping.issuerDomain === oid.anyPolicy || mapping.subjectDomain === oid.anyPolicy;
}

function bounded<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw new DerError('der-missing-element', 'empty list');
  if (list.length > MAX_POLICIES) throw new DerError('der-too-many-elements', 'policies');
  return list;
}
