import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { askedHost, isHouse } from './asked-host';

const cell = globalThis as unknown as { tradesealMarksHosts?: true };

/**
 * Marks requests to any other host than the house's, at start, once a process: only these and member pages go through the
 * proxy (src/proxy.ts), which costs a public page as much as all the rest of sending it. Nobody outside can set the marks.
 */
export function markOtherHosts(): void {
  if (cell.tradesealMarksHosts) return;
  cell.tradesealMarksHosts = true;
  subscribe('http.server.request.start', (message) => {
    const { headers } = (message as { request: IncomingMessage }).request;
    delete headers['x-own-host'];
    delete headers['x-other-host'];
    if (!isHouse(askedHost(headers.host))) headers['x-other-host'] = '1';
  });
}
