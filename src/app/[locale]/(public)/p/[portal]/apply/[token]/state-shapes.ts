import type { ApplicationState } from '@/members/applications/application';
import type { StatusShape } from '@/ui/status-word';

export const stateShapes: Readonly<Record<ApplicationState, StatusShape>> = {
  draft: 'neutral',
  submitted: 'waiting',
  'in-review': 'waiting',
  'information-requested': 'attention',
  approved: 'done',
  rejected: 'stopped',
};
