'use client';

import { useState } from 'react';
import { Field } from '../field';
import { passphraseStrength } from './passphrase';
import type { Words } from './words';

export type PassphraseProblem = 'passphrase-weak' | 'passphrase-differs';

/** A new passphrase, twice, with a word about its strength while it is typed. */
export function PassphraseFields({
  words,
  problem,
}: {
  readonly words: Words;
  readonly problem: string | null;
}) {
  const [typed, setTyped] = useState('');
  const strength = typed && words[`make.strength.${passphraseStrength(typed)}`];
  return (
    <>
      <Field
        name="passphrase"
        type="password"
        autoComplete="new-password"
        required
        label={words['make.passphrase']}
        hint={strength ? <span aria-live="polite">{strength}</span> : words['make.passphraseHint']}
        error={problem === 'passphrase-weak' ? words['refusal.passphrase-weak'] : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Field
        name="again"
        type="password"
        autoComplete="new-password"
        required
        label={words['make.again']}
        error={problem === 'passphrase-differs' ? words['refusal.passphrase-differs'] : null}
      />
    </>
  );
}

/** The passphrase typed, or what is wrong with it. */
export function readPassphrase(form: FormData): { passphrase: string } | { problem: PassphraseProblem } {
  const passphrase = String(form.get('passphrase') ?? '');
  const strength = passphraseStrength(passphrase);
  if (strength === 'too-short' || strength === 'weak') return { problem: 'passphrase-weak' };
  return form.get('again') === passphrase ? { passphrase } : { problem: 'passphrase-differs' };
}
