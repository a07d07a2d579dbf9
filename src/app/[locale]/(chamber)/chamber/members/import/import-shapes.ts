import type { MemberImport } from '@/members/import/find-imports';
import type { StatusShape } from '@/ui/status-word';

export const importShapes: Readonly<Record<MemberImport['state'], StatusShape>> = {
  faulty: 'attention',
  ready: 'waiting',
  importing: 'waiting',
  done: 'done',
  withdrawn: 'neutral',
};
