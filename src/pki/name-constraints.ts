import type { Certificate } from './certificate-structure';
import { isWithin } from './distinguished-name';
import type { GeneralName, GeneralNameForm } from './general-name';
import type { NameConstraints } from './name-constraints-extension';
import { oid } from './oids';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import { isMailbox, uriHost } from './subject-name-syntax';
import type { WorkBudget } from './work-budget';

/**
 * The permitted and excluded subtrees of RFC 5280 6.1.2 b and c. Intersecting subtrees is keeping the list of each CA:
 * a name is permitted when every list that has its form contains it.
 */
export interface NameSpace {
  readonly permitted: readonly ReadonlyMap<GeneralNameForm, readonly GeneralName[]>[];
  readonly excluded: ReadonlyMap<GeneralNameForm, readonly GeneralName[]>;
}

export const everyName: NameSpace = { permitted: [], excluded: new Map() };

/** RFC 5280 6.1.4 g. */
export function narrow(space: NameSpace, constraints: NameConstraints | null): NameSpace {
  if (!constraints) return space;
  const excluded = new Map(space.excluded);
  for (const [form, bases] of byForm(constraints.excluded))
    excluded.set(form, [...(excluded.get(form) ?? []), ...bases]);
  const permitted =
    constraints.permitted.length > 0 ? [...space.permitted, byForm(constraints.permitted)] : space.permitted;
  return { permitted, excluded };
}

/** RFC 5280 6.1.3 b and c for all names of a certificate: its subject, e-mail addresses in it, subjectAltName. */
export function nameSpaceDefect(
  certificate: Certificate,
  space: NameSpace,
  budget: WorkBudget,
): Failure | null {
  if (space.permitted.length === 0 && space.excluded.size === 0) return null;
  if (!budget.spendComparisons(certificate.subjectAltNames.length + 1)) {
    return failure('name-constraints-limit', titleOf(certificate));
  }
  for (const name of namesOf(certificate)) {
    const defect = nameDefect(comparable(name), space, budget);
    if (defect) return failure(defect, `${show(name)} of ${titleOf(certificate)}`);
  }
  return null;
}

/** The part of a name that constraints look at, ready for many comparisons: the host of a URI, host names in lower case. */
function comparable(name: GeneralName): GeneralName {
  if (name.form === 'dNSName') return { form: name.form, value: name.value.toLowerCase() };
  if (name.form === 'uniformResourceIdentifier') return { form: name.form, value: uriHost(name.value) ?? '' };
  if (name.form === 'rfc822Name' && !isMailbox(name.value)) return { form: name.form, value: '' };
  return name;
}

function namesOf(certificate: Certificate): GeneralName[] {
  const names = [...certificate.subjectAltNames];
  if (certificate.subject.rdnKeys.length > 0)
    names.push({ form: 'directoryName', value: certificate.subject });
  for (const attribute of certificate.subject.attributes) {
    if (attribute.oid === oid.emailAddress) names.push({ form: 'rfc822Name', value: attribute.value });
  }
  return names;
}

function nameDefect(name: GeneralName, space: NameSpace, budget: WorkBudget) {
  const excluded = space.excluded.get(name.form) ?? [];
  const lists = space.permitted.map((list) => list.get(name.form)).filter((list) => list !== undefined);
  if (excluded.length === 0 && lists.length === 0) return null;
  if (!understoodForms.has(name.form)) return 'name-form-not-supported';
  if (!budget.spendComparisons(excluded.length + lists.reduce((sum, list) => sum + list.length, 0)))
    return 'name-constraints-limit';
  if (excluded.some((base) => isExcludedBy(name, base))) return 'name-excluded';
  if (!lists.every((bases) => bases.some((base) => isPermittedBy(name, base)))) return 'name-not-permitted';
  return null;
}

const understoodForms = new Set<GeneralNameForm>([
  'dNSName',
  'rfc822Name',
  'uniformResourceIdentifier',
  'iPAddress',
  'directoryName',
]);

function isPermittedBy(name: GeneralName, base: GeneralName): boolean {
  return matches(name, base) === true;
}

/** Excluded also when it cannot be told: a name that no constraint can be applied to must not slip through. */
function isExcludedBy(name: GeneralName, base: GeneralName): boolean {
  const verdict = matches(name, base);
  if (verdict !== false) return true;
  // `*.example.com` stands for `bar.example.com` too (CVE-2025-61727).
  if (name.form !== 'dNSName' || base.form !== 'dNSName' || !name.value.startsWith('*.')) return false;
  return base.value.slice(base.value.indexOf('.') + 1) === name.value.slice(2);
}

/** Whether a name lies in a subtree (RFC 5280 4.2.1.10); null when the rules for its form cannot be applied to it. */
function matches(name: GeneralName, base: GeneralName): boolean | null {
  if (name.form === 'directoryName' && base.form === 'directoryName') return isWithin(name.value, base.value);
  if (name.form === 'iPAddress' && base.form === 'iPAddress') return isInNetwork(name.value, base.value);
  if (typeof name.value !== 'string' || typeof base.value !== 'string' || name.form !== base.form)
    return null;
  switch (name.form) {
    case 'dNSName':
      return isSubdomain(name.value, base.value);
    case 'rfc822Name':
      return isMailboxWithin(name.value, base.value);
    case 'uniformResourceIdentifier':
      return name.value === '' ? null : isHostOrBelow(name.value, base.value);
    default:
      return null;
  }
}

/** `example.com` holds itself and every name with labels added on the left; the empty base holds all. */
function isSubdomain(host: string, base: string): boolean {
  return base === '' || host === base || host.endsWith(`.${base}`);
}

/** `example.com` is exactly that host, `.example.com` everything below it and not itself. */
function isHostOrBelow(host: string, base: string): boolean {
  return base === '' || (base.startsWith('.') ? host.endsWith(base) : host === base);
}

function isMailboxWithin(mailbox: string, base: string): boolean | null {
  if (mailbox === '') return null;
  const at = mailbox.lastIndexOf('@');
  const host = mailbox.slice(at + 1).toLowerCase();
  const baseAt = base.lastIndexOf('@');
  if (baseAt < 0) return isHostOrBelow(host, base.toLowerCase());
  return mailbox.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
}

function isInNetwork(address: Uint8Array, network: Uint8Array): boolean {
  if (network.length !== address.length * 2) return false;
  return address.every((octet, index) => {
    const mask = network[address.length + index]!;
    return (octet & mask) === (network[index]! & mask);
  });
}

function byForm(names: readonly GeneralName[]): Map<GeneralNameForm, GeneralName[]> {
  const forms = new Map<GeneralNameForm, GeneralName[]>();
  for (const name of names) {
    const base = isHost(name) ? { ...name, value: name.value.toLowerCase() } : name;
    const bases = forms.get(name.form);
    if (bases) bases.push(base);
    else forms.set(name.form, [base]);
  }
  return forms;
}

function isHost(base: GeneralName): base is Extract<GeneralName, { value: string }> {
  return base.form === 'dNSName' || base.form === 'uniformResourceIdentifier';
}

function show(name: GeneralName): string {
  if (name.form === 'directoryName') return name.value.text;
  return typeof name.value === 'string'
    ? name.value
    : `${name.form} ${Buffer.from(name.value).toString('hex')}`;
}
