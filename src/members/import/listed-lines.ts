import { listedName, type SanctionsList } from '../applications/sanctions-list';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';

/**
 * Lines that the operator's sanctions list concerns. A list of thousands is not the place to weigh a resemblance: who
 * is pointed out here applies alone, and two registrars look.
 */
export function* listedLines(
  lines: readonly ImportedLine[],
  list: SanctionsList,
  headingOf: (column: ImportColumn) => string,
): Generator<ImportFault> {
  for (const { line, organisation, person } of lines) {
    if (list.countries.has(organisation.country))
      yield { line, column: headingOf('country'), code: 'country-sanctioned' };
    const names = { legalName: organisation.legalName, person: person.latinName } as const;
    for (const column of ['legalName', 'person'] as const) {
      const listed = listedName(list, names[column]);
      if (listed) yield { line, column: headingOf(column), code: 'name-sanctioned', detail: { listed } };
    }
  }
}
