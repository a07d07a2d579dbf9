import type { ApplicantOrganisation, ApplicantSignatory } from './application-pieces';
import { checkTaxId } from './check-tax-id';
import type { Sanctions } from './configured-sanctions';
import type { PaperKind } from './paper-kinds';
import { listedName } from './sanctions-list';

/** Somebody already known to the chamber who resembles the applicant. */
export interface Lookalike {
  readonly of: 'member' | 'application';
  readonly id: string;
  readonly name: string;
  /** trigram similarity of the legal names, 0 … 1 */
  readonly similarity: number;
  readonly sameTaxId: boolean;
  readonly sameRegistryNumber: boolean;
}

/** What a registrar should look at before deciding; `stop` bars an approval. Explained in `applications.oddity`. */
export interface Oddity {
  readonly code: OddityCode;
  readonly weight: 'stop' | 'look' | 'note';
  readonly detail?: Readonly<Record<string, string | number>>;
  /** the member or application it points to */
  readonly points?: Pick<Lookalike, 'of' | 'id'>;
}
export type OddityCode =
  | 'country-sanctioned'
  | 'name-sanctioned'
  | 'sanctions-unreadable'
  | 'sanctions-not-consulted'
  | 'registry-number-known'
  | 'tax-id-known'
  | 'name-resembles'
  | 'email-known'
  | 'tax-id-doubtful'
  | 'paper-expired'
  | 'paper-expiring'
  | 'paper-shown-elsewhere'
  | 'paper-not-scanned'
  | 'other-country';

export interface OddityFacts {
  readonly portalCountry: string;
  readonly organisation: ApplicantOrganisation;
  readonly signatory: ApplicantSignatory;
  readonly papers: readonly {
    readonly kind: PaperKind;
    readonly validUntil: string | null;
    readonly scan: string;
  }[];
  readonly lookalikes: readonly Lookalike[];
  readonly isEmailKnown: boolean;
  readonly papersShownElsewhere: number;
  readonly sanctions: Sanctions;
}

/** How alike two names must be to be pointed out. */
export const resembling = 0.5;

/** What is odd about an application, the gravest first. */
export function odditiesOf(facts: OddityFacts, today: Date): Oddity[] {
  return [
    ...sanctionOddities(facts),
    ...lookalikeOddities(facts.lookalikes),
    ...identityOddities(facts),
    ...paperOddities(facts, today),
  ].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}

const weights = ['stop', 'look', 'note'] as const;

/** Nobody is approved past these. */
export function bars(oddities: readonly Oddity[]): Oddity | null {
  return oddities.find((oddity) => oddity.weight === 'stop') ?? null;
}

function* sanctionOddities({ sanctions, organisation, signatory }: OddityFacts): Generator<Oddity> {
  if (!sanctions.list) {
    if (sanctions.why === 'unreadable') yield { code: 'sanctions-unreadable', weight: 'stop' };
    else yield { code: 'sanctions-not-consulted', weight: 'note' };
    return;
  }
  if (sanctions.list.countries.has(organisation.country))
    yield { code: 'country-sanctioned', weight: 'stop', detail: { country: organisation.country } };
  for (const name of [organisation.legalName, signatory.latinName]) {
    const listed = listedName(sanctions.list, name);
    if (listed) yield { code: 'name-sanctioned', weight: 'look', detail: { name, listed } };
  }
}

function* lookalikeOddities(lookalikes: readonly Lookalike[]): Generator<Oddity> {
  for (const { of, id, name, similarity, sameTaxId, sameRegistryNumber } of lookalikes) {
    const points = { of, id };
    const detail = { name, of, percent: Math.round(similarity * 100) };
    // a member under this very number exists: approval would be refused by the books
    if (sameRegistryNumber)
      yield {
        code: 'registry-number-known',
        weight: of === 'member' ? 'stop' : 'look',
        detail,
        points,
      };
    if (sameTaxId) yield { code: 'tax-id-known', weight: 'look', detail, points };
    if (!sameTaxId && !sameRegistryNumber && similarity >= resembling)
      yield { code: 'name-resembles', weight: 'look', detail, points };
  }
}

function* identityOddities(facts: OddityFacts): Generator<Oddity> {
  const { organisation, signatory, portalCountry, isEmailKnown } = facts;
  if (isEmailKnown) yield { code: 'email-known', weight: 'stop', detail: { email: signatory.email } };
  if (checkTaxId(organisation.country, organisation.taxId) === 'does-not-fit')
    yield { code: 'tax-id-doubtful', weight: 'look', detail: { country: organisation.country } };
  if (organisation.country !== portalCountry)
    yield { code: 'other-country', weight: 'note', detail: { country: organisation.country } };
}

const soon = 30 * 86_400_000;

function* paperOddities({ papers, papersShownElsewhere }: OddityFacts, today: Date): Generator<Oddity> {
  for (const { kind, validUntil } of papers) {
    if (!validUntil) continue;
    const ends = Date.parse(`${validUntil}T23:59:59.999Z`);
    if (ends < today.getTime()) yield { code: 'paper-expired', weight: 'look', detail: { kind, validUntil } };
    else if (ends < today.getTime() + soon)
      yield { code: 'paper-expiring', weight: 'note', detail: { kind, validUntil } };
  }
  if (papersShownElsewhere > 0)
    yield { code: 'paper-shown-elsewhere', weight: 'look', detail: { count: papersShownElsewhere } };
  const unscanned = papers.filter((paper) => paper.scan === 'not-scanned').length;
  if (unscanned > 0) yield { code: 'paper-not-scanned', weight: 'note', detail: { count: unscanned } };
}
