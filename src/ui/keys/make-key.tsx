'use client';

import './keys.css';

import { type FormEvent, useRef, useState } from 'react';
import { ChoiceField } from '../field';
import { beginEnrolment, type Certify, completeEnrolment, type PendingKey } from './enrol';
import { type HeldKey, keepInMemory } from './held-key';
import { writeKeyFile } from './key-file';
import { KeyReady } from './key-ready';
import { PassphraseFields, readPassphrase } from './passphrase-fields';
import { forget } from './private-key';
import { Refused } from './refused';
import { say, type Words } from './words';
import { WorkingButton } from './working-button';

interface Ready {
  readonly key: HeldKey;
  readonly file: Blob | null;
  readonly keptHere: boolean;
}

/** Enrolment: makes the key in this browser, has it certified, writes its file, and signs in. */
export function MakeKey(props: {
  readonly words: Words;
  readonly enrolmentId: string;
  readonly person: string;
  readonly chamber: string;
  /** goes on with the key that this browser holds for a used invitation */
  readonly resuming?: boolean;
  readonly certify: Certify;
  readonly onSignedIn: () => void;
}) {
  const { words, resuming = false } = props;
  const pending = useRef<PendingKey | null>(null);
  const certified = useRef<HeldKey | null>(null);
  const [keepHere, setKeepHere] = useState(true);
  const [wantsFile, setWantsFile] = useState(!resuming);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [ready, setReady] = useState<Ready | null>(null);

  async function make(passphrase: string | null): Promise<void> {
    setBusy(words['make.making']!);
    pending.current ??= await beginEnrolment(props.enrolmentId, { keepHere, resuming });
    if (!certified.current) {
      setBusy(say(words, 'make.certifying', { chamber: props.chamber }));
      const done = await completeEnrolment(props.enrolmentId, pending.current, keepHere, props.certify);
      if (!done.ok) return setProblem(done.code);
      certified.current = done.key;
    }
    const { pkcs8 } = pending.current;
    let file: Blob | null = null;
    if (passphrase !== null && pkcs8) {
      setBusy(words['make.writing']!);
      const { certificates } = certified.current;
      const friendlyName = props.person;
      file = await writeKeyFile({ privateKeyPkcs8: pkcs8, certificates, passphrase, friendlyName });
    }
    if (pkcs8) forget(pkcs8);
    keepInMemory(certified.current);
    setReady({ key: certified.current, file, keptHere: keepHere });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setProblem(null);
    const typed =
      wantsFile || !keepHere ? readPassphrase(new FormData(event.currentTarget)) : { passphrase: null };
    if ('problem' in typed) return setProblem(typed.problem);
    try {
      await make(typed.passphrase);
    } catch (error) {
      console.error(error);
      setProblem(error instanceof TypeError ? 'no-connection' : 'unexpected');
    } finally {
      setBusy(null);
    }
  }

  if (ready) return <KeyReady {...props} itsKey={ready.key} file={ready.file} keptHere={ready.keptHere} />;
  const atField = problem?.startsWith('passphrase-') ?? false;
  return (
    <form onSubmit={submit}>
      {problem && !atField && (
        <Refused words={words} code={problem}>
          {pending.current && <p>{words['make.kept']}</p>}
        </Refused>
      )}
      {!resuming && (
        <Device words={words} keepHere={keepHere} choose={setKeepHere} disabled={pending.current !== null} />
      )}
      {keepHere && !resuming && (
        <ChoiceField
          name="wantsFile"
          checked={wantsFile}
          onChange={(event) => setWantsFile(event.currentTarget.checked)}
          label={words['make.alsoFile']}
          hint={words['make.alsoFileHint']}
        />
      )}
      {(wantsFile || !keepHere) && <PassphraseFields words={words} problem={problem} />}
      <WorkingButton busy={busy}>{words[resuming ? 'make.resume' : 'make.action']}</WorkingButton>
    </form>
  );
}

function Device(props: {
  readonly words: Words;
  readonly keepHere: boolean;
  readonly choose: (keepHere: boolean) => void;
  readonly disabled: boolean;
}) {
  const { words, keepHere, choose, disabled } = props;
  return (
    <fieldset className="field" disabled={disabled}>
      <legend>{words['make.where']}</legend>
      <label className="choice">
        <input type="radio" name="where" checked={keepHere} onChange={() => choose(true)} />
        <span>{words['make.ownDevice']}</span>
      </label>
      <label className="choice">
        <input type="radio" name="where" checked={!keepHere} onChange={() => choose(false)} />
        <span>{words['make.sharedComputer']}</span>
      </label>
      {!keepHere && <p className="field-hint">{words['make.sharedHint']}</p>}
    </fieldset>
  );
}
