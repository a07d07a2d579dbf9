import { config } from '@/config';
import { withOwnLinks } from './route-own-host';

/** An answer as the market's own host gives it (see src/proxy.ts, which alone sets the header); unchanged elsewhere. */
export async function forOwnHost(request: Request, answer: Response): Promise<Response> {
  const slug = request.headers.get('x-own-host');
  if (!slug || !answer.headers.get('content-type')?.startsWith('text/html')) return answer;
  const { baseUrl } = config();
  const headers = new Headers(answer.headers);
  const policy = headers.get('content-security-policy');
  // the order form and the way in lead to the house
  if (policy)
    headers.set(
      'content-security-policy',
      policy.replace("form-action 'self'", `form-action 'self' ${baseUrl}`),
    );
  return new Response(withOwnLinks(await answer.text(), slug, baseUrl), { status: answer.status, headers });
}
