'use client';

import './keys.css';

import { useEffect, useState } from 'react';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { StopButton } from '../button';
import { EmptyState } from '../empty-state';
import { Seal } from '../seal';
import { removeKey } from './key-store';
import { type KnownKey, knownKeys } from './known-keys';
import { say, type Words } from './words';

/** The keys kept in this browser, each with its seal, and the way to take one away from here. */
export function KeysHere({ words, locale }: { readonly words: Words; readonly locale: Locale }) {
  const [keys, setKeys] = useState<KnownKey[] | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  useEffect(() => {
    knownKeys().then(setKeys);
  }, []);

  async function remove(id: string) {
    await removeKey(id);
    setAsking(null);
    setKeys(await knownKeys());
  }

  if (!keys) return <p className="quiet">{words['open.looking']}</p>;
  if (keys.length === 0) return <EmptyState title={words['here.none']!}>{words['here.noneHint']}</EmptyState>;
  return keys.map(({ id, facts }) => (
    <Seal
      key={id}
      facts={{
        fingerprint: facts.fingerprint,
        state: facts.notAfter < new Date() ? 'broken' : 'whole',
        person: facts.person,
        organisation: facts.organisation,
        chamber: facts.chamber,
        when: say(words, 'open.until', { date: formatDate(locale, facts.notAfter) }),
      }}
    >
      {asking === id ? (
        <p>
          {words['here.removeSure']}{' '}
          <StopButton type="button" onClick={() => remove(id)}>
            {say(words, 'here.removeOf', { person: facts.person })}
          </StopButton>
        </p>
      ) : (
        <p>
          <button type="button" className="link" onClick={() => setAsking(id)}>
            {words['here.remove']}
          </button>
        </p>
      )}
    </Seal>
  ));
}
