import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant, whole } from '../db/columns';

/** A file on its way, which may break off and go on (tus 1.0). Rows end when the file is taken, or after a day. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    personId: uuid('person_id').notNull(),
    length: whole('length').notNull(),
    /** how much has arrived */
    offset: whole('offset').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('upload_person').on(t.personId), index('upload_expiry').on(t.expiresAt)],
);

export const uploadParts = pgTable(
  'upload_parts',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    /** where in the file it begins: the same octets never arrive twice */
    offset: whole('offset').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.offset] })],
);
