import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { database, type Tx } from './connection';
import { PreparingClient } from './preparing-client';
import { withoutValues } from './without-values';

/** Of the scope alone: no policy asks a public reading for its market, person or organisation. */
const begin = "begin read only; set local role tradeseal_app; set local app.scope = 'public'";

/**
 * Reads what everybody may see, in one transaction that can write nothing. The readings stay prepared on their
 * connection, and those that do not need each other's answer go out in one packet, the first of them together with the
 * beginning of the transaction: give them to Promise.all. A page of goods costs this process more by its messages to the
 * database than by its printing.
 */
export async function readPublic<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database().$client.connect();
  const { preparing, tx } = readerOn(client);
  // waited for below: what is read of a transaction that did not begin is given to nobody
  const begun = preparing.query({ text: begin });
  begun.catch(() => undefined);
  try {
    const found = await read(tx);
    await begun;
    endBehind(client, preparing);
    return found;
  } catch (thrown) {
    await client.query('rollback').catch(() => preparing.distrust());
    client.release(preparing.isStale);
    throw withoutValues(thrown);
  }
}

interface Reader {
  readonly preparing: PreparingClient;
  readonly tx: Tx;
}

const readers = new WeakMap<pg.PoolClient, Reader>();

/** Made once a connection. */
function readerOn(client: pg.PoolClient): Reader {
  const known = readers.get(client);
  if (known) return known;
  const preparing = new PreparingClient(client);
  const reader = { preparing, tx: drizzle(preparing as unknown as pg.PoolClient) as unknown as Tx };
  readers.set(client, reader);
  return reader;
}

/** Nothing was written, so nobody has to wait for the end of it but the connection. */
function endBehind(client: pg.PoolClient, preparing: PreparingClient): void {
  client.query('commit').then(
    () => client.release(preparing.isStale),
    (lost: Error) => client.release(lost),
  );
}
