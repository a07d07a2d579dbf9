import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/**
 * A host name as the books keep it: lower case, IDNA (UTS #46) in its ASCII form, at least two labels, no port, no
 * address, nothing that only resolves inside a machine or network. Null for anything else.
 */
export function canonicalHost(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\.$/, '');
  if (text.length === 0 || text.length > 253 || /[/?#@:\\[\]%\s]/.test(text)) return null;
  const host = domainToASCII(text);
  const labels = host.split('.');
  if (labels.length < 2 || host.length > 253 || isIP(host)) return null;
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return null;
  const last = labels.at(-1)!;
  return /^\d+$/.test(last) || neverPublic.has(last) ? null : host;
}

/** RFC 6761, RFC 6762 and what home routers answer to. `test` is left in: rehearsals need names. */
const neverPublic = new Set(['localhost', 'local', 'internal', 'invalid', 'onion', 'arpa', 'lan', 'home']);

/** Is it our own main host, or above it or below it? Such a name would take our cookies and addresses. */
export function touchesHouse(host: string, baseUrl: string): boolean {
  const own = new URL(baseUrl).hostname;
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`);
}
