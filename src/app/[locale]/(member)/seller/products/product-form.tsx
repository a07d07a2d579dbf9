'use client';

import { type ComponentProps, useActionState } from 'react';
import { PrimaryButton } from '@/ui/button';
import { ComeToProblems } from '@/ui/come-to-problems';
import { ErrorSummary } from '@/ui/error-summary';
import { KeepTyped } from '@/ui/offline/keep-typed';
import { type FormState, saveProduct } from './actions';
import { EvidencePieces } from './evidence-pieces';
import { formFields } from './form-fields';
import type { Choice, ChoiceName } from './form-limits';
import { GoodsPieces } from './goods-pieces';
import { TradePieces } from './trade-pieces';

export interface ProductFormProps {
  readonly start: FormState;
  /** texts that the action needs back: locale, and for an existing product its id */
  readonly hidden: Readonly<Record<string, string>>;
  readonly languages: readonly Choice[];
  readonly currencies: readonly string[];
  readonly choices: Readonly<Record<ChoiceName, readonly Choice[]>>;
  /** words by field ("minimum"), hint ("minimum.hint") and problem ("problem.malformed") */
  readonly words: Readonly<Record<string, string>>;
  /** what is said about what was typed before, and without network */
  readonly typed: ComponentProps<typeof KeepTyped>['words'];
}

/**
 * Goods as the seller writes them down, in pieces that open one by one. Works without script: what is checked is checked
 * on the server, a refusal keeps everything that was typed, and another row is a form sent and shown again.
 */
export function ProductForm({
  start,
  hidden,
  languages,
  currencies,
  choices,
  words,
  typed,
}: ProductFormProps) {
  const [state, submit, isSaving] = useActionState(saveProduct, start);
  const fields = formFields(state, choices, words);
  const pieces = { fields, languages, currencies };
  return (
    <form action={submit} noValidate>
      {/* what Enter presses: the first button of a form, which must not be one that adds a row */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {words.save}
      </button>
      <ComeToProblems answer={state}>
        <ErrorSummary title={words['problem.title'] ?? ''} problems={fields.problems} />
      </ComeToProblems>
      <KeepTyped locale={hidden.locale ?? 'en'} words={typed} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* texts and not hidden fields, so that they are kept and come back together with what was typed beside them: what
          was typed into an older version is never saved over a newer one */}
      {['version', 'stockSeen'].map((name) => (
        <input key={name} name={name} defaultValue={state.values[name] ?? ''} hidden readOnly />
      ))}
      <GoodsPieces {...pieces} />
      <TradePieces {...pieces} />
      <EvidencePieces {...pieces} />
      <PrimaryButton disabled={isSaving}>{words.save}</PrimaryButton>
    </form>
  );
}
