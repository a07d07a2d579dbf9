import { z } from 'zod';
import { requireActor } from '@/app/session';
import { findPlots, findProductById } from '@/catalogue/find-product';
import { plotsAsGeoJson } from '@/catalogue/plot-geojson';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';

/** Where goods were grown, for the due diligence of whoever brings them into the Union; for members only. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale, id } = await params;
  const actor = await requireActor(locale);
  if (!z.uuid().safeParse(id).success) return new Response(null, { status: 404 });
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const product = await findProductById(tx, id);
    return product && { product, plots: await findPlots(tx, id) };
  });
  if (!found || found.plots.length === 0) return new Response(null, { status: 404 });
  const { slug, originCountry } = found.product;
  return new Response(JSON.stringify(plotsAsGeoJson(found.plots, originCountry)), {
    headers: {
      'Content-Type': 'application/geo+json',
      'Content-Disposition': `attachment; filename="${slug}.geojson"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
