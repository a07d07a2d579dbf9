import pg from 'pg';

export interface Listener {
  /** a message on the channel */
  readonly heard: (payload: string) => void;
  /** from now on nothing is missed */
  readonly connected: () => void;
  /** from now on messages may be missed, until `connected` again */
  readonly lost: () => void;
}

export interface ListenOptions {
  /** between attempts to connect again, and between questions whether the connection still lives */
  readonly retryMs?: number;
  readonly heartbeatMs?: number;
}

/**
 * Listens on a channel of PostgreSQL (LISTEN, delivered as the telling transaction commits) by one connection of its
 * own, which must reach the server itself: a pooler in transaction mode passes no messages on. Connects again for ever
 * until the returned function ends it. A connection that is silently dead is noticed by a heartbeat.
 */
export function listen(
  url: string,
  channel: string,
  listener: Listener,
  { retryMs = 250, heartbeatMs = 5_000 }: ListenOptions = {},
): () => Promise<void> {
  let ended = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const attempt = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      application_name: `tradeseal listens: ${channel}`,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: heartbeatMs,
    });
    client = mine;
    let live = false;
    const drop = () => {
      if (client !== mine) return;
      client = null;
      if (live) listener.lost();
      mine.end().catch(() => undefined);
      if (!ended) timer = setTimeout(attempt, retryMs).unref();
    };
    mine.on('error', drop);
    mine.on('end', drop);
    mine.on('notification', ({ payload }) => listener.heard(payload ?? ''));
    try {
      await mine.connect();
      await mine.query(`listen ${mine.escapeIdentifier(channel)}`);
      if (client !== mine) return;
      live = true;
      listener.connected();
      beat(mine, drop);
    } catch {
      drop();
    }
  };

  const beat = (mine: pg.Client, drop: () => void) => {
    timer = setTimeout(() => {
      mine.query('select 1').then(() => client === mine && beat(mine, drop), drop);
    }, heartbeatMs).unref();
  };

  void attempt();
  return async () => {
    ended = true;
    clearTimeout(timer);
    const open = client;
    client = null;
    await open?.end().catch(() => undefined);
  };
}
