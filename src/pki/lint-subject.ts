import type { ProfileRules } from './certificate-profile';
import { children, type DerNode, expectTag, onlyChild, readOid, readString, tags } from './der-read';
import type { LintFinding } from './lint-finding';
import { oid } from './oids';

/** The attributes of the profile, each once, within the upper bounds of RFC 5280 appendix A.1. @throws DerError */
export function* lintSubject(subject: DerNode, rules: ProfileRules['subject']): Generator<LintFinding> {
  const seen = new Set<string>();
  for (const rdn of children(expectTag(subject, tags.sequence))) {
    const [type, value] = children(onlyChild(expectTag(rdn, tags.set)));
    const attributeType = readOid(type!);
    if (seen.has(attributeType)) yield { rule: 'subject-attribute-twice', detail: attributeType };
    seen.add(attributeType);
    if (![...rules.required, ...rules.optional].includes(attributeType)) {
      yield { rule: 'subject-attribute-not-in-profile', detail: attributeType };
    }
    yield* lintValue(attributeType, readString(value!));
  }
  for (const required of rules.required) {
    if (!seen.has(required)) yield { rule: 'subject-attribute-missing', detail: required };
  }
}

/** `ub-common-name`, `ub-organization-name`; organizationIdentifier has the shape of ETSI EN 319 412-1 5.1.4. */
function* lintValue(type: string, value: string): Generator<LintFinding> {
  const length = [...value].length;
  if (value.trim() !== value || length === 0) yield { rule: 'subject-value-blank', detail: type };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(value))
    yield { rule: 'subject-control-character', detail: type };
  if (type === oid.countryName && !/^[A-Z]{2}$/.test(value)) yield { rule: 'country', detail: value };
  if ((type === oid.commonName || type === oid.organizationName) && length > 64)
    yield { rule: 'subject-value-too-long', detail: type };
  if (type === oid.organizationIdentifier && !/^([A-Z]{3}|[A-Z]{2}:)[A-Z]{2}-\S.{0,120}$/.test(value)) {
    yield { rule: 'organization-identifier', detail: value };
  }
}
