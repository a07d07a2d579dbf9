import type { Transitions } from '@/trade/state-machine';
import { keptText } from '@/trade/typed-text';

export const applicationStates = [
  'draft',
  'submitted',
  'in-review',
  'information-requested',
  'approved',
  'rejected',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** The way of an application. The database holds the same table (trigger application_moves). */
export const applicationTransitions: Transitions<ApplicationState> = {
  draft: ['submitted'],
  submitted: ['in-review'],
  'in-review': ['information-requested', 'approved', 'rejected'],
  'information-requested': ['submitted'],
  approved: [],
  rejected: [],
};

/** Who brings an application into a state, and whether they must say why. */
export const arrivals: Readonly<
  Record<Exclude<ApplicationState, 'draft'>, { by: 'applicant' | 'registrar'; withReason: boolean }>
> = {
  submitted: { by: 'applicant', withReason: false },
  'in-review': { by: 'registrar', withReason: false },
  'information-requested': { by: 'registrar', withReason: true },
  approved: { by: 'registrar', withReason: false },
  rejected: { by: 'registrar', withReason: true },
};

/** May the applicant still change what the application says? */
export function isOpenToApplicant(state: ApplicationState): boolean {
  return applicationTransitions[state].some((to) => to !== 'draft' && arrivals[to].by === 'applicant');
}

export function isDecided(state: ApplicationState): boolean {
  return applicationTransitions[state].length === 0;
}

/** An application becomes a membership when this many different registrars approve the same submission. */
export const approvalsNeeded = 2;

/** "APP-2026-000123", for people. */
export function applicationNumber(year: number, count: number): string {
  return `APP-${year}-${String(count).padStart(6, '0')}`;
}

/** What a registrar or an applicant writes in the thread, and the reason of a refusal: 1 to 2,000 characters. */
export function isSayable(text: string): boolean {
  const said = keptText(text);
  return said.length > 0 && said.length <= 2000;
}
