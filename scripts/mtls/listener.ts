import { constants } from 'node:crypto';
import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { proveTlsClient, tlsClientHeaderPrefix } from '@/app/tls-client-proof';

export interface ListenerOptions {
  /** The application on its private hop: http://127.0.0.1:3000, or the path of a unix socket. */
  readonly upstream: URL | { readonly socketPath: string };
  /** TLS_CLIENT_SECRET, which the application knows too. */
  readonly secret: string;
  /** The server's own certificate chain and key, PEM. */
  readonly certificate: string | Buffer;
  readonly key: string | Buffer;
  /** PEM certificates of the authorities whose members may connect. */
  readonly authorities: readonly string[];
}

/**
 * A TLS server that nobody passes without a certificate of ours; what passes goes on to the application with a proof of
 * whose certificate it was. Headers of that kind that come from outside are removed. No session is resumed, so that
 * every connection shows its certificate.
 */
export function createMtlsListener(options: ListenerOptions): Server {
  const server = createServer(
    {
      ...credentials(options, options.authorities),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout: 10_000,
    },
    (request, response) => forward(options, request, response),
  );
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000;
  return server;
}

/** Takes in authorities made or revoked since; running connections go on, and the application asks at each request. */
export function refreshAuthorities(
  server: Server,
  options: ListenerOptions,
  authorities: readonly string[],
): void {
  server.setSecureContext(credentials(options, authorities));
}

function credentials({ certificate, key }: ListenerOptions, authorities: readonly string[]) {
  return { cert: certificate, key, ca: [...authorities] };
}

function forward(options: ListenerOptions, request: IncomingMessage, response: ServerResponse): void {
  const certificate = (request.socket as TLSSocket).getPeerX509Certificate()?.raw;
  const { method = 'GET', url: path = '/' } = request;
  if (!certificate || !path.startsWith('/')) {
    response.writeHead(400).end();
    return;
  }
  const headers = {
    ...fromOutside(request),
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': request.headers.host ?? '',
    ...proveTlsClient(options.secret, { method, path }, new Uint8Array(certificate)),
  };
  const { upstream } = options;
  const target = upstream instanceof URL ? { host: upstream.hostname, port: upstream.port } : upstream;
  const onward = requestHttp({ ...target, method, path, headers, timeout: 120_000 }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('timeout', () => onward.destroy());
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'text/plain' }).end('The application does not answer.\n');
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** RFC 9110 7.6.1: of one hop only. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function fromOutside({ headers }: IncomingMessage): IncomingMessage['headers'] {
  const kept = Object.entries(withoutHops(headers)).filter(([name]) => !isOursToSay(name));
  return {
    ...Object.fromEntries(kept),
    // the length is not known: the body goes on in pieces as it came
    ...(headers['transfer-encoding'] ? { 'transfer-encoding': 'chunked' } : {}),
  };
}

/** What the application believes of the hop before it. */
function isOursToSay(name: string): boolean {
  return (
    name.startsWith(tlsClientHeaderPrefix) ||
    name.startsWith('x-forwarded-') ||
    ['forwarded', 'x-real-ip', 'x-path', 'x-nonce'].includes(name)
  );
}

function withoutHops(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const named = headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.includes(name)),
  );
}
