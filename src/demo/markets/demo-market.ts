import type { organisations, producers, Role } from '@/members/schema';
import type { portals } from '@/portals/schema';
import type { GoodsEntry } from '../goods/goods-entry';

/** One fictional market: its chamber, its members, the people who made the goods, and the goods. */
export interface DemoMarket {
  readonly portal: Omit<typeof portals.$inferInsert, 'id' | 'isDemo'>;
  readonly organisations: readonly Omit<typeof organisations.$inferInsert, 'portalId' | 'id'>[];
  readonly makers: readonly (Omit<typeof producers.$inferInsert, 'id' | 'organisationId'> & {
    /** slug of the organisation */
    readonly seller: string;
  })[];
  readonly goods: readonly GoodsEntry[];
  readonly people: readonly MarketPerson[];
}

export interface MarketPerson {
  /** also the name of the key file */
  readonly key: string;
  readonly name: string;
  readonly latinName: string;
  readonly locale: string;
  /** slug of the organisation; null on the staff of the chamber */
  readonly organisation: string | null;
  readonly roles: readonly Role[];
}
