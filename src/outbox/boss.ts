import PgBoss from 'pg-boss';
import { config } from '../config';
import { connect, database } from '../db/connection';
import { queues } from './queues';

const cell = globalThis as unknown as { tradesealBoss?: Promise<PgBoss> };

/** Creates the job tables and queues, and lets the application role use them. Run after the migrations. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(`jobs: ${error.message}`));
  await boss.start();
  for (const queue of queues) {
    await boss.createQueue(queue, {
      name: queue,
      policy: 'standard',
      retryLimit: 12,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: 300,
    });
  }
  await boss.stop({ graceful: false, wait: true });
  const connection = connect(url, 1);
  try {
    await connection.execute('grant usage on schema pgboss to tradeseal_app');
    await connection.execute(
      'grant select, insert, update, delete on all tables in schema pgboss to tradeseal_app',
    );
    await connection.execute('grant execute on all functions in schema pgboss to tradeseal_app');
  } finally {
    await connection.$client.end();
  }
}

/** The process's one job runner, started at first use; it shares the process's pool. */
export function boss(): Promise<PgBoss> {
  cell.tradesealBoss ??= start();
  return cell.tradesealBoss;
}

async function start(): Promise<PgBoss> {
  const pool = database().$client;
  const runner = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schedule: true,
    supervise: true,
    ...(config().isDemo ? { clockMonitorIntervalSeconds: 600 } : {}),
  });
  runner.on('error', (error) => console.error(`jobs: ${error.message}`));
  await runner.start();
  return runner;
}
