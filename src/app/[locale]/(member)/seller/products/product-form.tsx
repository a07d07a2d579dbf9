'use client';

import { useActionState } from 'react';
import { PrimaryButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { Field, SelectField, TextField } from '@/ui/field';
import { type FormState, saveProduct } from './actions';
import { textLimit, tierRows } from './form-limits';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ProductFormProps {
  readonly start: FormState;
  /** texts that the action needs back: locale, and for an existing product its id and version */
  readonly hidden: Readonly<Record<string, string>>;
  readonly languages: readonly Choice[];
  readonly choices: Readonly<
    Record<'category' | 'artwork' | 'unit' | 'incoterm' | 'producer' | 'season', readonly Choice[]>
  >;
  /** words by field ("minimum"), hint ("minimum.hint") and problem ("problem.malformed") */
  readonly words: Readonly<Record<string, string>>;
}

/** Goods as the seller writes them down. Works without script; a refusal keeps everything that was typed. */
export function ProductForm({ start, hidden, languages, choices, words }: ProductFormProps) {
  const [state, submit, isSaving] = useActionState(saveProduct, start);
  const label = (name: string) => words[name] ?? words[name.replace(/_\w+$/, '')] ?? name;
  const problems = state.problems.map(({ field, code }) => {
    const why = words[`problem.${code}`] ?? words['problem.malformed'] ?? code;
    return { field: field || null, why, message: field ? `${label(field)} – ${why}` : why };
  });
  const field = (name: string) => ({
    name,
    label: label(name),
    hint: words[`${name.replace(/_\w+$/, '')}.hint`],
    error: problems.find((problem) => problem.field === name)?.why,
    defaultValue: state.values[name],
  });
  const select = (name: Exclude<keyof typeof choices, 'season'>) => (
    <SelectField key={`${name}:${state.values[name]}`} {...field(name)}>
      {choices[name].map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
  const inSeason = (state.values.season ?? '').split(' ');
  return (
    <form action={submit}>
      <ErrorSummary title={words['problem.title'] ?? ''} problems={problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span id="texts" />
      {languages.map(({ value, label: language }) => (
        <fieldset key={value}>
          <legend className="serif">{language}</legend>
          <Field {...field(`name_${value}`)} maxLength={120} />
          <TextField {...field(`description_${value}`)} maxLength={textLimit} />
          <Field {...field(`packaging_${value}`)} maxLength={400} />
        </fieldset>
      ))}
      {select('category')}
      {select('artwork')}
      {select('producer')}
      <Field {...field('originRegion')} maxLength={100} />
      <Field {...field('hsCode')} required inputMode="numeric" maxLength={9} />
      {select('unit')}
      <Field {...field('minimum')} required inputMode="decimal" />
      <Field {...field('price_1')} required inputMode="decimal" />
      {tierRows.slice(1).map((row) => (
        <fieldset key={row}>
          <Field {...field(`from_${row}`)} inputMode="decimal" />
          <Field {...field(`price_${row}`)} inputMode="decimal" />
        </fieldset>
      ))}
      {select('incoterm')}
      <Field {...field('incotermPlace')} required maxLength={100} />
      <Field {...field('leadTimeDays')} required inputMode="numeric" maxLength={3} />
      <Field {...field('capacity')} inputMode="decimal" />
      <fieldset className="field">
        <legend>{label('season')}</legend>
        <p className="field-hint">{words['season.hint']}</p>
        <div className="links">
          {choices.season.map((month) => (
            <label key={month.value} className="choice">
              <input
                type="checkbox"
                name="season"
                value={month.value}
                defaultChecked={inSeason.includes(month.value)}
              />
              {month.label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field {...field('shelfLifeDays')} inputMode="numeric" maxLength={5} />
      <TextField {...field('certificates')} />
      <PrimaryButton disabled={isSaving}>{words.save}</PrimaryButton>
    </form>
  );
}
