import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';

/** A `bytea` column read and written as Uint8Array. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});

/** Primary key: a UUIDv7, so that rows sort by the time they were made. */
export const id = () => uuid('id').primaryKey().$defaultFn(uuidv7);

/** An instant, stored with its zone and read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** An integer number of minor units, or of thousandths of a unit. */
export const whole = (name: string) => bigint(name, { mode: 'number' });
