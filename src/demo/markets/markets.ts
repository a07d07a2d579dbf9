import { andina } from './andina';
import { atlas } from './atlas';
import { bogolan } from './bogolan';
import { cabo } from './cabo';
import { dattes } from './dattes';
import type { DemoMarket } from './demo-market';
import { faso } from './faso';
import { lagune } from './lagune';
import { maurice } from './maurice';
import { mekong } from './mekong';
import { teranga } from './teranga';

/** Every market beside Wouri. */
export const markets: readonly DemoMarket[] = [
  faso,
  lagune,
  bogolan,
  teranga,
  atlas,
  maurice,
  cabo,
  andina,
  mekong,
  dattes,
];

/** Markets whose buyers may buy in each other, by slug. */
export const linkedMarkets: readonly (readonly [string, string])[] = [['faso', 'lagune']];
