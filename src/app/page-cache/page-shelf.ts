import type { PrintedPage } from '@/ui/printed-page';

export interface PageShelf {
  /** the page kept at this address, if none of what it shows has changed since it was printed */
  find(address: string): PrintedPage | null;
  /** prints the page once for all who ask while it is printed, and keeps it when it was found */
  print(address: string, printing: () => Promise<PrintedPage>): Promise<PrintedPage>;
  /** what these name has changed */
  forget(tags: readonly string[]): void;
  /** changes will be told from now on: pages may be kept */
  open(): void;
  /** changes may be missed from now on: nothing is kept, and what was kept is gone */
  close(): void;
  readonly pages: number;
  readonly bytes: number;
}

/** As a change: whatever there is. */
interface Kept {
  readonly page: PrintedPage;
  readonly until: number;
}

interface Printing {
  readonly page: Promise<PrintedPage>;
  /** what changed since the printing began; it may have been read before */
  readonly changed: Set<string>;
}

/**
 * Printed pages by address, until what they show changes, at most `seconds`; the least recently asked for go first when
 * they take more than `room` octets. Closed until told to open.
 */
export function pageShelf({ room, seconds }: { readonly room: number; readonly seconds: number }): PageShelf {
  const kept = new Map<string, Kept>();
  const printings = new Map<string, Printing>();
  const begun = new Set<Printing>();
  let isOpen = false;
  let bytes = 0;

  const drop = (address: string) => {
    const known = kept.get(address);
    if (!known) return;
    kept.delete(address);
    bytes -= known.page.body.length;
  };

  const keep = (address: string, page: PrintedPage) => {
    drop(address);
    kept.set(address, { page, until: Date.now() + seconds * 1000 });
    bytes += page.body.length;
    for (const oldest of kept.keys()) {
      if (bytes <= room) break;
      drop(oldest);
    }
  };

  const finish = (address: string, printing: Printing, page: PrintedPage | null) => {
    begun.delete(printing);
    if (printings.get(address) === printing) printings.delete(address);
    const isFresh = page && !page.tags.some((tag) => printing.changed.has(tag));
    if (isFresh && isOpen && page.status === 200 && !printing.changed.has(everything)) keep(address, page);
  };

  /** What is being printed may have been read before a change that nobody told us of. */
  const distrust = () => {
    for (const printing of begun) printing.changed.add(everything);
    printings.clear();
  };

  return {
    find(address) {
      const known = kept.get(address);
      if (!known) return null;
      if (known.until <= Date.now()) {
        drop(address);
        return null;
      }
      kept.delete(address);
      kept.set(address, known);
      return known.page;
    },
    print(address, printing) {
      const under = printings.get(address);
      if (under) return under.page;
      const page = printing();
      const mine: Printing = { page, changed: new Set() };
      printings.set(address, mine);
      begun.add(mine);
      page.then(
        (printed) => finish(address, mine, printed),
        () => finish(address, mine, null),
      );
      return page;
    },
    forget(tags) {
      const told = new Set(tags);
      for (const [address, { page }] of kept) if (page.tags.some((tag) => told.has(tag))) drop(address);
      // whoever comes after a change must not be given a page whose reading began before it
      for (const printing of begun) for (const tag of told) printing.changed.add(tag);
      printings.clear();
    },
    open() {
      isOpen = true;
      distrust();
    },
    close() {
      isOpen = false;
      kept.clear();
      bytes = 0;
      distrust();
    },
    get pages() {
      return kept.size;
    },
    get bytes() {
      return bytes;
    },
  };
}

const everything = '*';
