'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { PrimaryButton, QuietButton } from '../button';
import { Notice } from '../notice';
import { Seal } from '../seal';
import { type CertificateFacts, certificateFacts } from './certificate-facts';
import type { HeldKey } from './held-key';
import { Refused } from './refused';
import { signInWith } from './sign-in-with';
import type { Words } from './words';
import { WorkingButton } from './working-button';

/** The key is certified: its seal, its file to take along, and the way in. */
export function KeyReady(props: {
  readonly words: Words;
  readonly person: string;
  readonly itsKey: HeldKey;
  readonly file: Blob | null;
  readonly keptHere: boolean;
  readonly onSignedIn: () => void;
}) {
  const { words, itsKey, file, keptHere } = props;
  const [facts, setFacts] = useState<CertificateFacts | null>(null);
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const address = useMemo(() => file && URL.createObjectURL(file), [file]);
  // the form that made the key is gone, and with it the button that the keyboard was on
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  useEffect(() => {
    certificateFacts(itsKey.certificates[0]).then(setFacts);
  }, [itsKey]);

  async function enter() {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const outcome = await signInWith(itsKey);
    if (outcome.ok) return props.onSignedIn();
    setBusy(false);
    setProblem(outcome.code);
  }

  return (
    <>
      <div ref={top} tabIndex={-1}>
        <Notice tone="done" title={words['ready.title']}>
          <p>{words[keptHere ? 'ready.keptHere' : 'ready.onlyFile']}</p>
        </Notice>
      </div>
      {facts && (
        <Seal
          facts={{
            fingerprint: facts.fingerprint,
            state: 'whole',
            person: facts.person,
            organisation: facts.organisation,
            chamber: facts.chamber,
          }}
        />
      )}
      {address && (
        <p className="actions">
          <a
            className={`button ${saved ? 'button-quiet' : ''}`}
            href={address}
            download={`${fileName(props.person)}.p12`}
            onClick={() => setSaved(true)}
          >
            {words['ready.save']}
          </a>
          <span className="quiet">{words['ready.saveHint']}</span>
        </p>
      )}
      {problem && <Refused words={words} code={problem} />}
      {/* one thing to do at a time: save the file, then sign in */}
      <WorkingButton
        as={address && !saved ? QuietButton : PrimaryButton}
        busy={busy ? words['open.signing']! : null}
        type="button"
        onClick={enter}
        disabled={!keptHere && !saved}
      >
        {words['signIn.action']}
      </WorkingButton>
      {!keptHere && !saved && <p className="field-hint">{words['ready.saveFirst']}</p>}
    </>
  );
}

function fileName(person: string): string {
  const plain = person.normalize('NFKD').replace(/\p{M}/gu, '');
  return `tradeseal-${
    plain
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase() || 'key'
  }`;
}
