import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';

/** A registration, tax number or e-mail address that stands on two lines: the same member twice, or a slip. */
export function* repeatedLines(
  lines: readonly ImportedLine[],
  headingOf: (column: ImportColumn) => string,
): Generator<ImportFault> {
  for (const [column, read] of distinct) {
    const firstLines = new Map<string, number>();
    for (const member of lines) {
      const value = read(member);
      if (value === '') continue;
      const first = firstLines.get(value);
      if (first === undefined) firstLines.set(value, member.line);
      else yield { line: member.line, column: headingOf(column), code: 'listed-twice', detail: { first } };
    }
  }
}

const distinct: readonly (readonly [ImportColumn, (member: ImportedLine) => string])[] = [
  ['registration', ({ organisation }) => organisation.organisationIdentifier.toUpperCase()],
  ['taxId', ({ organisation }) => bareNumber(organisation.taxId ?? '')],
  ['email', ({ person }) => person.email],
];

/** "M 0123-456" and "m0123456" are one number: what `bare_number` of the database leaves of it. */
export function bareNumber(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}
