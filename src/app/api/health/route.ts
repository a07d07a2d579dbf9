import { sql } from 'drizzle-orm';
import { database } from '@/db/connection';

export const dynamic = 'force-dynamic';

/** 200 when this process reaches its database, 503 otherwise; for balancers and the demo. */
export async function GET(): Promise<Response> {
  try {
    await database().execute(sql`select 1`);
    return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
  } catch {
    return Response.json(
      { status: 'database unreachable' },
      { status: 503, headers: { 'Cache-Control': 'no-store' } },
    );
  }
}
