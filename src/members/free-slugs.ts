import { slugOf } from './organisation';

/**
 * Gives one name after the other a slug of its own beside those that are taken: namesakes get a number. For many at
 * once: each answer costs the same, however many namesakes there are.
 */
export function slugsBeside(taken: Iterable<string>): (name: string) => string {
  const used = new Set(taken);
  const last = new Map<string, number>();
  return (name) => {
    const wished = slugOf(name);
    let n = last.get(wished) ?? 0;
    let slug: string;
    do {
      n += 1;
      slug = n === 1 ? wished : `${wished}-${n}`;
    } while (used.has(slug));
    last.set(wished, n);
    used.add(slug);
    return slug;
  };
}
