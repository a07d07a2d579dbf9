import { readPublic } from '@/db/read-public';
import { findHosts } from '@/portals/find-hosts';

type Hosts = Awaited<ReturnType<typeof findHosts>>;

let held: { readonly hosts: Promise<Hosts>; readonly until: number } | null = null;
const keptMilliseconds = 1000;

/**
 * The market place that answers at this host, null when there is none. The list is read whole, at most once a second
 * however many and whichever hosts are asked for: a flood of invented Host headers costs one query a second. While the
 * database is away the last list stands.
 */
export async function portalOfHost(
  host: string,
  now = Date.now(),
  read: () => Promise<Hosts> = readHosts,
): Promise<{ readonly slug: string; readonly locales: readonly string[] } | null> {
  if (!held || held.until <= now) {
    const before = held?.hosts;
    held = { hosts: read().catch((error) => before ?? Promise.reject(error)), until: now + keptMilliseconds };
  }
  const asked = held;
  try {
    return (await asked.hosts).get(host) ?? null;
  } catch {
    if (held === asked) held = null;
    return null;
  }
}

function readHosts(): Promise<Hosts> {
  return readPublic(findHosts);
}

/** For tests. */
export function forgetHosts(): void {
  held = null;
}
