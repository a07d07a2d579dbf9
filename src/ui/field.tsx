import type { ComponentProps, ReactNode } from 'react';

interface Labelled {
  /** also the id of the control, so that an error summary can link to it */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
}

/** One line of text, number, date or file. Give `defaultValue` what was typed, so that a refusal keeps it. */
export function Field({ label, hint, error, ...input }: Labelled & Omit<ComponentProps<'input'>, 'name'>) {
  return (
    <Frame name={input.name} label={label} hint={hint} error={error}>
      <input className="input" {...input} {...described(input.name, hint, error)} />
    </Frame>
  );
}

export function TextField({
  label,
  hint,
  error,
  ...area
}: Labelled & Omit<ComponentProps<'textarea'>, 'name'>) {
  return (
    <Frame name={area.name} label={label} hint={hint} error={error}>
      <textarea className="input" {...area} {...described(area.name, hint, error)} />
    </Frame>
  );
}

/** One of several; the options are `<option>` children. */
export function SelectField({
  label,
  hint,
  error,
  ...select
}: Labelled & Omit<ComponentProps<'select'>, 'name'>) {
  return (
    <Frame name={select.name} label={label} hint={hint} error={error}>
      <select className="input" {...select} {...described(select.name, hint, error)} />
    </Frame>
  );
}

/** A box to tick, with its sentence beside it. */
export function ChoiceField({
  label,
  hint,
  error,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'name'>) {
  return (
    <div className="field">
      <label className="choice" htmlFor={input.name}>
        <input type="checkbox" {...input} {...described(input.name, hint, error)} />
        <span>{label}</span>
      </label>
      <Notes name={input.name} hint={hint} error={error} />
    </div>
  );
}

function Frame({ children, ...labelled }: Labelled & { readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={labelled.name}>{labelled.label}</label>
      <Notes {...labelled} />
      {children}
    </div>
  );
}

function Notes({ name, hint, error }: Omit<Labelled, 'label'>) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function described(name: string, hint: ReactNode, error: string | null | undefined) {
  const notes = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return {
    id: name,
    'aria-describedby': notes || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  };
}
