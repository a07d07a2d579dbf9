import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../db/columns';

export const notices = pgTable(
  'notices',
  {
    id: id(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number>>().notNull(),
    path: text('path'),
    createdAt: instant('created_at').notNull().defaultNow(),
    readAt: instant('read_at'),
  },
  (t) => [index('notices_person').on(t.personId, t.createdAt)],
);
