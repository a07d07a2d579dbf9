import { returnPath } from '@/app/return-path';

const year = 365 * 24 * 3600;

/** The reader's switch for pages without pictures: remembers it for a year and leads back to where it was turned. */
export async function POST(request: Request): Promise<Response> {
  const form = new URLSearchParams((await request.text()).slice(0, 2_000));
  const light = form.get('light') === '1' ? '1' : '0';
  return new Response(null, {
    status: 303,
    headers: {
      location: cameFrom(request) ?? returnPath(form.get('back') ?? undefined, '/'),
      'set-cookie': `light=${light}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`,
      'cache-control': 'no-store',
    },
  });
}

/** The very page, with its query, when the browser says where it was; only ever a path of this site. */
function cameFrom(request: Request): string | null {
  const referer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  const ours = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  const path = returnPath(`${pathname}${search}`, '');
  return host === ours && path ? path : null;
}
