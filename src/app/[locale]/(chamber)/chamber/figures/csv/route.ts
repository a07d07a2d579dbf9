import type { NextRequest } from 'next/server';
import { currentActor } from '@/app/session';
import { may } from '@/members/policy';
import { figureCsv, isFigureName } from '../figures-csv';
import { periodAsked, readFigures } from '../read-figures';

/** A figure of the chamber's own market, to take into a spreadsheet. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const { months } = periodAsked.parse(asked);
  const name = asked.figure ?? '';
  const actor = await currentActor();
  const portalId = actor?.portalId;
  if (!actor || !portalId || !isFigureName(name) || !may(actor, 'see-figures', { portalId }))
    return new Response(null, { status: 404 });
  const figures = await readFigures({ ...actor, portalId }, months, new Date());
  return new Response(figureCsv(name, figures), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
