import type { ExtensionRule, ProfileRules } from './certificate-profile';
import {
  children,
  contents,
  type DerNode,
  expectTag,
  readBoolean,
  readDer,
  readNamedBits,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import type { LintFinding } from './lint-finding';
import { oid } from './oids';

export interface LintExtension {
  readonly type: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The Extensions element of a certificate or CRL. @throws DerError */
export function readExtensions(extensions: DerNode): LintExtension[] {
  return children(expectTag(extensions, tags.sequence)).map((extension) => {
    const fields = children(expectTag(extension, tags.sequence));
    return {
      type: readOid(fields[0]!),
      critical: fields.length === 3 && readBoolean(fields[1]!),
      value: readOctetString(expectTag(fields.at(-1), tags.octetString)),
    };
  });
}

/** Exactly the extensions of the profile, each once, each as critical as it says, each holding one element of DER. */
export function* lintExtensionSet(
  extensions: readonly LintExtension[],
  rules: Readonly<Record<string, ExtensionRule>>,
): Generator<LintFinding> {
  const seen = new Set<string>();
  for (const { type, critical, value } of extensions) {
    const rule = rules[type];
    if (seen.has(type)) yield { rule: 'extension-twice', detail: type };
    seen.add(type);
    if (!rule) yield { rule: 'extension-not-in-profile', detail: type };
    else if (rule.critical !== critical) yield { rule: 'extension-criticality', detail: type };
    readDer(value);
    if (type === oid.crlDistributionPoints || type === oid.authorityInfoAccess) yield* lintUrls(value, type);
  }
  for (const [type, { optional }] of Object.entries(rules)) {
    if (!optional && !seen.has(type)) yield { rule: 'extension-missing', detail: type };
  }
}

export function* lintBasicConstraints(
  extensions: readonly LintExtension[],
  expected: ProfileRules['basicConstraints'],
): Generator<LintFinding> {
  const found = extensions.find(({ type }) => type === oid.basicConstraints);
  if (!found) return;
  const [ca, pathLength] = children(expectTag(readDer(found.value), tags.sequence));
  if ((ca ? readBoolean(ca) : false) !== expected.ca) yield { rule: 'basic-constraints-ca' };
  if ((pathLength ? readSmallInteger(pathLength) : null) !== expected.pathLength)
    yield { rule: 'path-length' };
}

export function* lintPurposes(
  extensions: readonly LintExtension[],
  rules: ProfileRules,
): Generator<LintFinding> {
  const usage = extensions.find(({ type }) => type === oid.keyUsage);
  if (usage && readNamedBits(readDer(usage.value)).join() !== rules.keyUsage.join())
    yield { rule: 'key-usage' };
  const purposes = extensions.find(({ type }) => type === oid.extendedKeyUsage);
  const found = purposes
    ? children(expectTag(readDer(purposes.value), tags.sequence)).map((node) => readOid(node))
    : [];
  if (found.join() !== rules.extendedKeyUsage.join()) yield { rule: 'extended-key-usage' };
}

/** Every URI inside is absolute and http(s); http is what RFC 5280 8 advises for revocation, to avoid a circle. */
function* lintUrls(value: Uint8Array, type: string): Generator<LintFinding> {
  for (const url of urisWithin(readDer(value))) {
    if (!/^https?:\/\/[^\s]+$/.test(url) || !URL.canParse(url))
      yield { rule: 'url', detail: `${type}: ${url}` };
  }
}

function urisWithin(node: DerNode): string[] {
  if (node.tag === 0x86) return [new TextDecoder().decode(contents(node))];
  return node.constructed ? children(node).flatMap(urisWithin) : [];
}
