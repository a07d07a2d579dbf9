'use client';

import { useEffect, useState } from 'react';
import { ChoiceField } from '../field';
import { isOwnDevice, keepPages, mineHere, minePages } from './own-device';

type Kept = { readonly own: false } | { readonly own: true; readonly pages: number | null };

/** Whether a member's orders stay readable on this device without network: their choice, and off until they make it. */
export function OfflineHere(props: {
  readonly words: {
    readonly keep: string;
    readonly keepHint: string;
    readonly telecentre: string;
    readonly keptNone: string;
    /** with "{count}" where the number belongs */
    readonly kept: string;
  };
  /** the pages that are kept at once */
  readonly pages: readonly string[];
}) {
  const { words, pages } = props;
  const [here, setHere] = useState<Kept | null>(null);
  useEffect(() => {
    look().then(setHere);
  }, []);

  async function choose(wanted: boolean) {
    setHere({ own: true, pages: wanted ? 0 : null });
    if (wanted) {
      await caches.open(mineHere());
      await keepPages(pages);
    } else await caches.delete(mineHere());
    setHere(await look());
  }

  if (!here) return null;
  if (!here.own) return <p className="quiet prose">{words.telecentre}</p>;
  return (
    <>
      <ChoiceField
        name="keep-orders"
        label={words.keep}
        hint={words.keepHint}
        checked={here.pages !== null}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      {here.pages !== null && (
        <p role="status">
          {here.pages === 0 ? words.keptNone : words.kept.replace('{count}', String(here.pages))}
        </p>
      )}
    </>
  );
}

async function look(): Promise<Kept> {
  return (await isOwnDevice()) ? { own: true, pages: await minePages() } : { own: false };
}
