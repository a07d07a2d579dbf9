import type { GoodsImport } from '@/catalogue/import/find-imports';
import type { StatusShape } from '@/ui/status-word';

export const importShapes: Readonly<Record<GoodsImport['state'], StatusShape>> = {
  mapping: 'attention',
  checking: 'waiting',
  faulty: 'attention',
  ready: 'attention',
  applying: 'waiting',
  done: 'done',
  withdrawn: 'neutral',
};
