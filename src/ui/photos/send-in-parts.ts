const partSize = 256 * 1024;
const pauses = [1, 2, 4, 8, 15, 30];

export interface Sending {
  /** the same file chosen again goes on where it stopped */
  readonly fingerprint: string;
  /** called before each part and at the end; what it throws ends the sending */
  readonly onProgress: (sent: number) => void;
}

/** What the server answered for good: sending again would not help. */
export class SendingRefused extends Error {}

/**
 * Sends a file by tus 1.0.0 in parts and returns the id of its upload. A broken line is waited for, longer each time;
 * what has arrived is asked for and not sent again, even after the page was closed or the form came back.
 */
export async function sendInParts(file: Blob, { fingerprint, onProgress }: Sending): Promise<string> {
  const address = await patiently(
    async () => (await known(fingerprint, file.size)) ?? (await create(fingerprint, file.size)),
  );
  let offset = await patiently(() => offsetOf(address));
  while (offset < file.size) {
    onProgress(offset);
    offset = await patiently(() => sendPart(address, file));
  }
  onProgress(offset);
  return address.split('/').at(-1) ?? '';
}

async function known(fingerprint: string, length: number): Promise<string | null> {
  const address = remembered(fingerprint);
  if (!address?.startsWith('/api/uploads/')) return null;
  const answer = await ask(address, { method: 'HEAD' });
  return answer.ok && answer.headers.get('upload-length') === String(length) ? address : null;
}

async function create(fingerprint: string, length: number): Promise<string> {
  const answer = await ask('/api/uploads', { method: 'POST', headers: { 'upload-length': String(length) } });
  const address = answer.headers.get('location');
  if (!answer.ok || !address) throw refusedBy(answer, await answer.text());
  remember(fingerprint, address);
  return address;
}

function remembered(fingerprint: string): string | null {
  try {
    return localStorage.getItem(fingerprint);
  } catch {
    return null;
  }
}

/** Where the store is full or shut, the photo is sent all the same; only a page that was closed begins anew. */
function remember(fingerprint: string, address: string): void {
  try {
    localStorage.setItem(fingerprint, address);
  } catch {}
}

async function offsetOf(address: string): Promise<number> {
  const answer = await ask(address, { method: 'HEAD' });
  if (!answer.ok) throw refusedBy(answer);
  return Number(answer.headers.get('upload-offset'));
}

/** Asks first how far it has come: after a broken part that is more than we know. */
async function sendPart(address: string, file: Blob): Promise<number> {
  const offset = await offsetOf(address);
  if (offset >= file.size) return offset;
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  const answer = await ask(address, {
    method: 'PATCH',
    headers,
    body: file.slice(offset, offset + partSize),
  });
  if (!answer.ok && answer.status !== 409) throw refusedBy(answer);
  return Number(answer.headers.get('upload-offset') ?? offset);
}

async function ask(address: string, { headers, ...request }: RequestInit): Promise<Response> {
  return await fetch(address, { ...request, headers: { ...headers, 'tus-resumable': '1.0.0' } });
}

function refusedBy(answer: Response, code = ''): Error {
  const isFinal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  return isFinal ? new SendingRefused(code || String(answer.status)) : new Error(String(answer.status));
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SendingRefused) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
  }
  return await work();
}
