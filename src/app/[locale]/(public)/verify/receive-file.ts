import { parseMultipart } from '@/app/multipart';
import { readBounded } from '@/app/pki/read-bounded';
import { ok, type Result, refuse } from '@/trade/result';

export const maximumMegabytes = 20;
const maximumFile = maximumMegabytes * 1024 * 1024;
/** the boundaries and headers around the file */
const maximumForm = maximumFile + 16 * 1024;

/** Why no file was received, with the HTTP status that says so. */
export const receiveProblems = {
  'no-file': 400,
  'empty-file': 400,
  'too-large': 413,
  'not-a-form': 415,
} as const;

export type ReceiveProblem = keyof typeof receiveProblems;

export interface ReceivedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly wantsJson: boolean;
}

/** The one file of the form, of which never more than the limit is held, and whether the answer shall be data. */
export async function receiveFile(request: Request): Promise<Result<ReceivedFile, ReceiveProblem>> {
  const contentType = request.headers.get('content-type');
  if (!contentType?.toLowerCase().startsWith('multipart/form-data')) return refuse('not-a-form');
  const body = await readBounded(request, maximumForm);
  if (!body) return refuse('too-large');
  const parts = parseMultipart(contentType, body);
  if (!parts) return refuse('not-a-form');
  const file = parts.find(({ name }) => name === 'file');
  if (!file?.fileName) return refuse('no-file');
  if (file.bytes.length === 0) return refuse('empty-file');
  if (file.bytes.length > maximumFile) return refuse('too-large');
  const format = parts.find(({ name }) => name === 'format');
  const wantsJson =
    acceptsJson(request) || (format ? Buffer.from(format.bytes).toString() === 'json' : false);
  return ok({ bytes: file.bytes, name: shownName(file.fileName), wantsJson });
}

/** A machine asks for data; a browser's Accept always names HTML. */
export function acceptsJson(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** Without folders, control characters or the marks that turn text round and so disguise a name. */
function shownName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 120);
}
