/** One part of a form (RFC 7578): a field, or a file when it has a name of its own. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
}

const limits = { parts: 8, headerBytes: 4096 } as const;

/**
 * Reads a multipart/form-data body that was bounded before; null when it is malformed, ends early, or has more parts
 * than our forms have. One pass, nothing copied: `bytes` are views into `body`.
 */
export function parseMultipart(contentType: string | null, body: Uint8Array): FormPart[] | null {
  const boundary = boundaryOf(contentType ?? '');
  if (!boundary) return null;
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  if (!buffer.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))) return null;
  const parts: FormPart[] = [];
  let at = delimiter.length - 2;
  while (!startsWith(buffer, at, '--')) {
    if (!startsWith(buffer, at, '\r\n') || parts.length >= limits.parts) return null;
    const headerEnd = buffer.subarray(at, at + limits.headerBytes).indexOf('\r\n\r\n');
    const start = at + headerEnd + 4;
    const end = headerEnd < 0 ? -1 : buffer.indexOf(delimiter, start - 2);
    if (end < 0) return null;
    const named = dispositionIn(buffer.toString('utf8', at, at + headerEnd));
    if (!named) return null;
    parts.push({ ...named, bytes: body.subarray(start, Math.max(start, end)) });
    at = end + delimiter.length;
  }
  return parts;
}

function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

function startsWith(buffer: Buffer, at: number, text: string): boolean {
  return buffer.toString('latin1', at, at + text.length) === text;
}

/** Browsers write quotes and line ends inside names as %22, %0D, %0A (HTML, multipart/form-data encoding). */
function dispositionIn(headers: string): Pick<FormPart, 'name' | 'fileName'> | null {
  const line = headers.split('\r\n').find((header) => /^content-disposition:/i.test(header)) ?? '';
  const found = /^[^:]*:\s*form-data;\s*name="([^"]*)"(?:\s*;\s*filename="([^"]*)")?/i.exec(line);
  return found ? { name: found[1]!, fileName: found[2] ?? null } : null;
}
