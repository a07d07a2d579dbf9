import sharp from 'sharp';
import { appPlace } from '@/app/app-place';
import { appIcon } from '@/ui/offline/app-icon';

const icons: Readonly<Record<string, { readonly size: number; readonly maskable: boolean }>> = {
  '180.png': { size: 180, maskable: true },
  '192.png': { size: 192, maskable: false },
  '512.png': { size: 512, maskable: false },
  'maskable-512.png': { size: 512, maskable: true },
};

/** Drawn once for each colour; markets that share a colour share the drawing. */
const drawn = new Map<string, Promise<Buffer>>();

/** An icon of an installed market, or of the house: "/icons/wouri/192.png". */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ place: string; icon: string }> },
): Promise<Response> {
  const { place, icon } = await params;
  const wanted = icons[icon];
  const market = wanted ? await appPlace(place) : null;
  if (!wanted || !market) return new Response(null, { status: 404 });
  const png = await draw(market.accent, wanted);
  return new Response(new Uint8Array(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
}

function draw(accent: string, { size, maskable }: { size: number; maskable: boolean }): Promise<Buffer> {
  const key = `${accent} ${size} ${maskable}`;
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= 400) drawn.clear();
  const svg = Buffer.from(appIcon(accent, { maskable }));
  const png = sharp(svg, { density: (72 * size) / 16 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
  drawn.set(key, png);
  return png;
}
