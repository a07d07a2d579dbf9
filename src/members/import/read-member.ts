import { defaultLocale, isLocale, type Locale } from '@/i18n/locales';
import { hasHiddenCharacters } from '../applications/hidden-characters';
import { readYesOrNo } from '../applications/producer-list';
import { isFormula } from '../csv-rows';
import { memberRoles, organisationFacts, personFacts } from '../organisation';
import { type ImportColumn, importColumns, longestCell, requiredImportColumns } from './import-columns';
import type { ImportFaultCode } from './import-fault';
import { countryOf, kindOf, languageOf, rolesOf } from './import-words';
import type { ImportedMember } from './imported-member';

export type Cells = Readonly<Partial<Record<ImportColumn, string>>>;
export interface CellFault {
  readonly column: ImportColumn;
  readonly code: ImportFaultCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** What one line says, or every fault of it. `language` is what a person reads when the line does not say. */
export function readMember(cells: Cells, language: Locale): ImportedMember | readonly CellFault[] {
  const faults: CellFault[] = importColumns.flatMap((column) => cellFault(column, cells[column] ?? ''));
  const faulty = new Set(faults.map((fault) => fault.column));
  const meant = meaningOf(cells, language);
  for (const [column, code] of wrongWords(cells, meant))
    if (!faulty.has(column)) faults.push({ column, code });
  if (faults.length > 0) return faults;
  const organisation = organisationFacts.safeParse(meant.organisation);
  const person = personFacts.safeParse(meant.person);
  if (organisation.success && person.success) return { organisation: organisation.data, person: person.data };
  const paths = [organisation, person].flatMap((read) => read.error?.issues.map(({ path }) => path[0]) ?? []);
  return paths.map((path) => malformed[String(path)] ?? { column: 'legalName', code: 'cell-malformed' });
}

/** What a form of ours would refuse, by the column it comes from. */
const malformed: Readonly<Record<string, CellFault>> = {
  organisationIdentifier: { column: 'registration', code: 'identifier-malformed' },
  sells: { column: 'sells', code: 'sells-or-buys' },
  latinName: { column: 'latinName', code: 'latin-letters' },
  email: { column: 'email', code: 'email-malformed' },
  memberCount: { column: 'memberCount', code: 'not-a-count' },
};

function cellFault(column: ImportColumn, cell: string): CellFault[] {
  const text = cell.trim();
  const most = longestCell[column];
  if (isFormula(cell)) return [{ column, code: 'cell-formula' }];
  if (text === '') return requiredImportColumns.includes(column) ? [{ column, code: 'cell-missing' }] : [];
  if (text.includes('\ufffd')) return [{ column, code: 'cell-garbled' }];
  if (hasHiddenCharacters(text)) return [{ column, code: 'cell-hidden' }];
  return text.length > most ? [{ column, code: 'cell-too-long', detail: { most } }] : [];
}

function meaningOf(cells: Cells, language: Locale) {
  const text = (column: ImportColumn) => cells[column]?.trim().normalize('NFC') ?? '';
  const isTrue = (column: ImportColumn) => readYesOrNo(text(column)) ?? false;
  const country = countryOf(text('country'));
  const sells = text('sells') === '' && text('buys') === '' ? true : isTrue('sells');
  const buys = isTrue('buys');
  const count = text('memberCount').replace(/[\s'’]/g, '');
  return {
    organisation: {
      legalName: text('legalName'),
      kind: kindOf(text('kind')),
      country,
      organisationIdentifier: identifierOf(text('registration'), country ?? ''),
      taxId: text('taxId'),
      street: text('street'),
      landmark: text('landmark'),
      town: text('town'),
      postcode: text('postcode'),
      womenLed: isTrue('womenLed'),
      memberCount: count === '' ? undefined : /^\d{1,8}$/.test(count) ? Number(count) : Number.NaN,
      sells,
      buys,
    },
    person: {
      name: text('person'),
      latinName: text('latinName') || text('person'),
      email: text('email'),
      locale: text('language') === '' ? language : languageOf(text('language')),
      roles:
        text('roles') === ''
          ? memberRoles.filter(
              (role) => role === 'owner' || (role === 'seller' && sells) || (role === 'buyer' && buys),
            )
          : rolesOf(text('roles')),
    },
  };
}

/** "RC/DLA/2019/B/1234" of Cameroon → "NTRCM-RC/DLA/2019/B/1234" (ETSI EN 319 412-1, 5.1.4); a whole one stays. */
function identifierOf(registration: string, country: string): string {
  if (/^(NTR|VAT|LEI|PSD|[A-Z]{2}:)[A-Z]{2}-/.test(registration)) return registration;
  return `NTR${country}-${registration.replace(/\s+/g, '')}`;
}

function* wrongWords(
  cells: Cells,
  { organisation, person }: ReturnType<typeof meaningOf>,
): Generator<[ImportColumn, ImportFaultCode]> {
  if (organisation.kind === null) yield ['kind', 'kind-unknown'];
  if (organisation.country === null) yield ['country', 'country-unknown'];
  if (Number.isNaN(organisation.memberCount)) yield ['memberCount', 'not-a-count'];
  if (person.locale === null) yield ['language', 'language-unknown'];
  if (person.roles === null) yield ['roles', 'role-unknown'];
  if (!/^[\x20-\x7e]*$/.test(organisation.taxId)) yield ['taxId', 'cell-malformed'];
  for (const column of ['womenLed', 'sells', 'buys'] as const) {
    const text = cells[column]?.trim() ?? '';
    if (text !== '' && readYesOrNo(text) === null) yield [column, 'yes-or-no'];
  }
}

/** The language of people who do not say theirs: the market's first. */
export function languageOfMarket(languages: readonly string[]): Locale {
  return languages.find(isLocale) ?? defaultLocale;
}
