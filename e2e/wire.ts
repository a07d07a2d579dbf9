import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came back for one request: its path, and its status line, headers and body in bytes as they were sent. */
export interface Sent {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The line between a browser and the site, as a proxy for a browser context: it counts whatever comes through it,
 * also what a service worker or the browser itself asks for, and nothing that the browser's caches spare it.
 */
export async function aWire(): Promise<{
  /** for the option `proxy` of a context */
  readonly server: string;
  readonly sent: Sent[];
  close(): void;
}> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    const to = new URL(request.url ?? '');
    const onward = ask(to, { method: request.method, headers: request.headers }, (answer) => {
      const head = answer.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 17);
      let body = 0;
      answer.on('data', (chunk: Buffer) => {
        body += chunk.length;
      });
      answer.on('end', () => sent.push({ path: to.pathname, bytes: head + body }));
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
