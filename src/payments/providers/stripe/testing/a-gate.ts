import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A way to the server at `to` that stops the first request whose path matches, until `letOn` is called: what happens
 * in between happens before the server has seen the request, on any machine.
 */
export async function aGate(
  to: string,
  stops: RegExp,
): Promise<{ readonly url: string; readonly stopped: Promise<void>; letOn(): void }> {
  const [arrived, arrives] = aSignal();
  const [mayGo, letOn] = aSignal();
  let hasStopped = false;
  const server = createServer(async (request, response) => {
    if (!hasStopped && stops.test(request.url ?? '')) {
      hasStopped = true;
      arrives();
      await mayGo;
    }
    const { method, headers } = request;
    const onward = ask(new URL(request.url ?? '', to), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopped: arrived,
    letOn,
  };
}

function aSignal(): readonly [Promise<void>, () => void] {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return [given, () => give()];
}
