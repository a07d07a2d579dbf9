import { gunzipSync } from 'node:zlib';
import { config } from '@/config';
import { packed } from '@/ui/packed';
import type { PrintedPage } from '@/ui/printed-page';
import { withOwnLinks } from './route-own-host';

/** A page as the market's own host shows it (see src/proxy.ts, which alone sets the header); unchanged elsewhere. */
export function forOwnHost(request: Request, page: PrintedPage): PrintedPage {
  const slug = request.headers.get('x-own-host');
  if (!slug) return page;
  const { baseUrl } = config();
  const etag = page.headers.find(([name]) => name === 'etag')?.[1];
  return {
    ...page,
    headers: page.headers.map(([name, value]) => [name, ownPolicy(name, value, baseUrl)] as const),
    // the tag names what the page says, but not the links it has here
    body: packed(`${etag} ${slug}`, () => withOwnLinks(gunzipSync(page.body).toString(), slug, baseUrl)),
  };
}

/** The order form and the way in lead to the house. */
function ownPolicy(name: string, value: string, baseUrl: string): string {
  if (name !== 'content-security-policy') return value;
  return value.replace("form-action 'self'", `form-action 'self' ${baseUrl}`);
}
