'use client';

import './keys.css';

import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { Locale } from '@/i18n/locales';
import { QuietButton } from '../button';
import { ChoiceField, Field } from '../field';
import { type HeldKey, keepInMemory, keyInMemory } from './held-key';
import { keepInBrowser } from './keep-in-browser';
import { fromFile, KeyChoice } from './key-choice';
import { openKeyFile } from './key-file';
import { type KnownKey, knownKeys } from './known-keys';
import { Refused } from './refused';
import type { Words } from './words';
import { WorkingButton } from './working-button';

/** Opens a member's key, from this browser or from a file, and hands it on; what `onOpen` refuses is shown in words. */
export function OpenKey(props: {
  readonly words: Words;
  readonly locale: Locale;
  /** the words of the button */
  readonly action: string;
  /** does the work; null when done, else the code of the refusal */
  readonly onOpen: (key: HeldKey) => Promise<string | null>;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}) {
  const { words, locale } = props;
  const [keys, setKeys] = useState<KnownKey[] | null>(null);
  const [chosen, setChosen] = useState(fromFile);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(keyInMemory() !== null);

  useEffect(() => {
    knownKeys().then((known) => {
      setKeys(known);
      if (known[0]) setChosen(known[0].id);
    });
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setProblem(null);
    setBusy(words[chosen === fromFile ? 'open.opening' : 'open.signing']!);
    try {
      const opened = await openChosen(chosen, keys ?? [], form);
      if ('reason' in opened) return setProblem(opened.reason);
      setBusy(words['open.signing']!);
      setProblem(await props.onOpen(opened.key));
    } catch (error) {
      console.error(error);
      setProblem('unexpected');
    } finally {
      setBusy(null);
      setHeld(keyInMemory() !== null);
    }
  }

  function takeAnother() {
    keepInMemory(null);
    setHeld(false);
    setProblem(null);
  }

  if (!keys) return <p className="quiet">{words['open.looking']}</p>;
  return (
    <form onSubmit={submit}>
      {problem && <Refused words={words} code={problem} />}
      {keys.length > 0 && (
        <KeyChoice keys={keys} chosen={chosen} choose={setChosen} locale={locale} words={words} />
      )}
      {chosen === fromFile && !isHeld && <FileFields words={words} />}
      {chosen === fromFile && isHeld && !busy && (
        <>
          <p>{words['open.stillOpen']}</p>
          <p>
            <QuietButton type="button" onClick={takeAnother}>
              {words['open.anotherFile']}
            </QuietButton>
          </p>
        </>
      )}
      {props.children}
      <WorkingButton busy={busy} disabled={props.disabled}>
        {props.action}
      </WorkingButton>
    </form>
  );
}

function FileFields({ words }: { readonly words: Words }) {
  return (
    <>
      <Field
        name="file"
        type="file"
        accept=".p12,.pfx,application/x-pkcs12"
        required
        label={words['open.file']}
        hint={words['open.fileHint']}
      />
      <Field
        name="passphrase"
        type="password"
        autoComplete="off"
        required
        label={words['open.passphrase']}
        hint={words['open.passphraseHint']}
      />
      <ChoiceField
        name="telecentre"
        defaultChecked
        label={words['open.telecentre']}
        hint={words['open.telecentreHint']}
      />
    </>
  );
}

async function openChosen(
  chosen: string,
  keys: readonly KnownKey[],
  form: FormData,
): Promise<{ key: HeldKey } | { reason: string }> {
  const known = keys.find((key) => key.id === chosen)?.key ?? keyInMemory();
  if (known) return { key: known };
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { reason: 'no-file' };
  const opened = await openKeyFile(file, String(form.get('passphrase')));
  if (!opened.ok) return { reason: opened.reason };
  if (form.get('telecentre')) keepInMemory(opened.key);
  else await keepInBrowser(opened.key);
  return { key: opened.key };
}
