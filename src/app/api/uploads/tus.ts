import { actorOfSession } from '@/app/session';
import type { Actor } from '@/members/actor';

export const largestUpload = 12_000_000;
const version = '1.0.0';

/**
 * Headers of the resumable upload protocol tus 1.0.0 (https://tus.io/protocols/resumable-upload), core with creation,
 * expiration and termination. No cross-origin request passes: `Tus-Resumable` needs a preflight that nobody answers.
 */
export function tus(status: number, headers: Record<string, string> = {}, body?: string): Response {
  const common = { 'tus-resumable': version, 'cache-control': 'no-store' };
  return new Response(body ?? null, { status, headers: { ...common, ...headers } });
}

/** Answers OPTIONS: what this server can do. */
export function capabilities(): Response {
  return tus(204, {
    'tus-version': version,
    'tus-extension': 'creation,expiration,termination',
    'tus-max-size': String(largestUpload),
  });
}

/** The sender, or the answer to one who speaks another version or is not signed in. */
export async function sender(request: Request): Promise<Actor | Response> {
  if (request.headers.get('tus-resumable') !== version) return tus(412, { 'tus-version': version });
  return (await actorOfSession()) ?? tus(401);
}

/** A header that counts octets; null when it is missing or no whole number. */
export function octets(request: Request, name: string): number | null {
  const text = request.headers.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
