import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ApiAnswer, ApiRequest } from './answer-api';
import { answerControl } from './answer-control';
import type { PageAnswer } from './checkout/answer-page';
import type { SimulatorControl } from './control';

const largestBody = 256 * 1024;
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export interface Desks {
  readonly api: (request: ApiRequest) => Promise<ApiAnswer | 'silence' | 'cut'>;
  readonly page: (method: string, path: string, body: string) => PageAnswer;
  readonly control: SimulatorControl;
  /** Keeps and tells what a request changed, before it is answered. */
  readonly changed: () => Promise<void>;
}

/** One server for the three desks: /v1/ speaks Stripe's API, /c/pay/ is the payer's page, /_sim/ the controls. */
export function httpServer(desks: Desks): Server {
  return createServer((request, response) => {
    serve(desks, request, response).catch((error: unknown) => {
      console.error('Stripe simulator:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function serve(desks: Desks, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', headers, url = '/' } = request;
  const [path = '/', query = ''] = url.split('?', 2);
  const body = await readBody(request);
  if (body === null) return write(response, { status: 413, headers: { connection: 'close' }, body: '' });

  if (path.startsWith('/v1/')) {
    const answer = await desks.api({ method, path, query, body, headers });
    if (method !== 'GET') await desks.changed();
    if (answer === 'cut') request.socket.destroy();
    else if (answer !== 'silence') write(response, answer);
    return;
  }
  if (path.startsWith('/c/pay/')) {
    const answer = desks.page(method, path, body);
    if (method !== 'GET') await desks.changed();
    return write(response, answer);
  }
  if (path.startsWith('/_sim/') && loopback.test(headers.host ?? '')) {
    const contentType = headers['content-type'] ?? '';
    return write(response, await answerControl(desks.control, { method, path, body, contentType }));
  }
  write(response, { status: 404, headers: { 'content-type': 'text/plain' }, body: directory });
}

function write(
  response: ServerResponse,
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  },
): void {
  response.writeHead(answer.status, { ...answer.headers, 'x-content-type-options': 'nosniff' });
  response.end(answer.body);
}

const directory = `Simulator of Stripe.
/v1/                   Stripe's API, for the official client with this host, port and protocol
/c/pay/<session>       the payer's page
/_sim/pay              POST {"session":"cs_test_…","card":"4242424242424242"}
/_sim/clock            POST {"advanceSeconds":86400}
/_sim/payouts          POST {}          pay out the whole balance now
/_sim/payouts/fail     POST {"payout":"po_…"}
/_sim/faults           POST {"kind":"fail-before","times":1,"match":"/capture$"}
                       kinds: fail-before, rate-limit, delay (ms), lose-answer (how: silence, cut),
                       webhook-twice, webhook-lost, webhook-late (ms), webhook-reversed
/_sim/faults/clear     POST {}
`;

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
