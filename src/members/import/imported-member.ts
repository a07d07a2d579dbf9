import type { OrganisationFacts, PersonFacts } from '../organisation';

/** What one line of a list says: an organisation and the person who signs for it. */
export interface ImportedMember {
  readonly organisation: OrganisationFacts;
  readonly person: PersonFacts;
}

export interface ImportedLine extends ImportedMember {
  /** where it stands in the file, counted from 1 as a text editor counts */
  readonly line: number;
}
