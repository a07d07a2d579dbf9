import { connect } from 'node:net';
import type { Scanner, ScanVerdict } from './scanner';

const longestAnswer = 1000;

/**
 * A clamd over TCP (clamd(8), command INSTREAM). Nothing but its clear answer is taken for one: silence, an error or
 * a broken connection is `unavailable`.
 */
export function clamdScanner({ host, port }: { host: string; port: number }, patience = 20_000): Scanner {
  return { scan: async (bytes) => verdictOf(await ask(host, port, bytes, patience)) };
}

function ask(host: string, port: number, bytes: Uint8Array, patience: number): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host, port });
    const finish = (text: string | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(() => finish(null), patience);
    socket.on('error', () => finish(answer || null));
    socket.on('close', () => finish(answer || null));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\0') || answer.length > longestAnswer) finish(answer);
    });
    socket.on('connect', () => socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), ...chunksOf(bytes)])));
  });
}

/** Each chunk after its length, four octets, most significant first; a length of zero ends the stream. */
function* chunksOf(bytes: Uint8Array): Iterable<Uint8Array> {
  const size = 64 * 1024;
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

function verdictOf(answer: string | null): ScanVerdict {
  const text = answer?.split('\0')[0]?.trim() ?? '';
  if (text === 'stream: OK') return { verdict: 'clean' };
  const signature = /^stream: ([\w.:/() -]{1,200}) FOUND$/.exec(text)?.[1];
  return signature ? { verdict: 'infected', signature } : { verdict: 'unavailable' };
}
