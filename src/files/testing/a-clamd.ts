import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** Speaks clamd's INSTREAM on the loopback and finds the EICAR test file; `says` replaces its answer. */
export async function aClamd(says?: string): Promise<{ host: string; port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const file = wholeFile(received);
      if (file) socket.end(says ?? verdictOn(file));
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { host: '127.0.0.1', port, close: () => new Promise((closed) => void server.close(() => closed())) };
}

export const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-' + 'ANTIVIRUS-TEST-FILE!$H+H*';

function wholeFile(received: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function verdictOn(file: Buffer): string {
  return file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
}
