const windowMilliseconds = 60_000;
const limits = {
  'sign-in': 20,
  challenge: 60,
  enrol: 20,
  verify: 30,
  apply: 10,
  'apply-paper': 40,
  'lost-key': 5,
} as const;
const capacity = 10_000;

const counts = new Map<string, { n: number; until: number }>();

/**
 * May this address try once more? A brake on hammering, kept by each process for itself; what protects keys is that
 * challenges and tokens cannot be guessed. The address is the last one the proxy in front of us added.
 */
export function attemptsLeft(
  kind: keyof typeof limits,
  forwardedFor: string | null | undefined,
  now = Date.now(),
): boolean {
  const address = forwardedFor?.split(',').at(-1)?.trim().slice(0, 64) || 'direct';
  const key = `${kind} ${address}`;
  const known = counts.get(key);
  if (known && known.until > now) {
    known.n += 1;
    return known.n <= limits[kind];
  }
  counts.delete(key);
  if (counts.size >= capacity) counts.delete(counts.keys().next().value!);
  counts.set(key, { n: 1, until: now + windowMilliseconds });
  return true;
}
