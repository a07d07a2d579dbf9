/** What says of what it was made; a change of any of these puts it out of date. */
export interface Tagged {
  readonly tags: readonly string[];
}

export interface Shelf<T extends Tagged> {
  /** what is kept under this name, if none of what it was made of has changed since */
  find(name: string): T | null;
  /** makes it once for all who ask while it is made, and keeps it if it is worth keeping */
  make(name: string, making: () => Promise<T>): Promise<T>;
  /** what these tags name has changed */
  forget(tags: readonly string[]): void;
  /** changes will be told from now on: things may be kept */
  open(): void;
  /** changes may be missed from now on: nothing is kept, and what was kept is gone */
  close(): void;
  readonly size: number;
  /** what all that is kept weighs */
  readonly weight: number;
}

/** As a change: whatever there is. */
interface Kept<T> {
  readonly thing: T;
  readonly until: number;
}

interface Making<T> {
  readonly thing: Promise<T>;
  /** what changed since the making began; it may have been read before */
  readonly changed: Set<string>;
}

/**
 * Things by name, until what they were made of changes, at most `seconds`; the least recently asked for go first when
 * they weigh more than `room`. Closed until told to open.
 */
export function shelf<T extends Tagged>({
  room,
  seconds,
  weigh,
  isWorthKeeping,
}: {
  readonly room: number;
  readonly seconds: number;
  readonly weigh: (thing: T) => number;
  readonly isWorthKeeping: (thing: T) => boolean;
}): Shelf<T> {
  const kept = new Map<string, Kept<T>>();
  const makings = new Map<string, Making<T>>();
  const begun = new Set<Making<T>>();
  let isOpen = false;
  let weight = 0;

  const drop = (name: string) => {
    const known = kept.get(name);
    if (!known) return;
    kept.delete(name);
    weight -= weigh(known.thing);
  };

  const keep = (name: string, thing: T) => {
    drop(name);
    kept.set(name, { thing, until: Date.now() + seconds * 1000 });
    weight += weigh(thing);
    for (const oldest of kept.keys()) {
      if (weight <= room) break;
      drop(oldest);
    }
  };

  const finish = (name: string, making: Making<T>, thing: T | null) => {
    begun.delete(making);
    if (makings.get(name) === making) makings.delete(name);
    const isFresh = thing && !thing.tags.some((tag) => making.changed.has(tag));
    if (isFresh && isOpen && !making.changed.has(everything) && isWorthKeeping(thing)) keep(name, thing);
  };

  /** What is being made may have been read before a change that nobody told us of. */
  const distrust = () => {
    for (const making of begun) making.changed.add(everything);
    makings.clear();
  };

  return {
    find(name) {
      const known = kept.get(name);
      if (!known) return null;
      if (known.until <= Date.now()) {
        drop(name);
        return null;
      }
      kept.delete(name);
      kept.set(name, known);
      return known.thing;
    },
    make(name, making) {
      const under = makings.get(name);
      if (under) return under.thing;
      const thing = making();
      const mine: Making<T> = { thing, changed: new Set() };
      makings.set(name, mine);
      begun.add(mine);
      thing.then(
        (made) => finish(name, mine, made),
        () => finish(name, mine, null),
      );
      return thing;
    },
    forget(tags) {
      const told = new Set(tags);
      for (const [name, { thing }] of kept) if (thing.tags.some((tag) => told.has(tag))) drop(name);
      // whoever comes after a change must not be given what was begun before it
      for (const making of begun) for (const tag of told) making.changed.add(tag);
      makings.clear();
    },
    open() {
      isOpen = true;
      distrust();
    },
    close() {
      isOpen = false;
      kept.clear();
      weight = 0;
      distrust();
    },
    get size() {
      return kept.size;
    },
    get weight() {
      return weight;
    },
  };
}

const everything = '*';
