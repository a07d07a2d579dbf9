import { isLocale } from '@/i18n/locales';
import type { FieldProblem } from '@/ui/error-summary';
import { Field, SelectField, TextField } from '@/ui/field';
import type { FormState } from './actions';
import type { Choice, ChoiceName } from './form-limits';
import { fieldAdded, fieldsOf, type RowGroup, shownRows } from './form-rows';

/** How the pieces of the form get at words, what was typed and what is wrong with it. */
export interface FormFields {
  readonly state: FormState;
  readonly problems: readonly FieldProblem[];
  readonly word: (key: string) => string;
  readonly line: (name: string, input?: LineProps) => React.ReactNode;
  readonly area: (name: string, rows?: number) => React.ReactNode;
  readonly select: (name: string, of: ChoiceName, fallback?: string) => React.ReactNode;
  readonly choices: Readonly<Record<ChoiceName, readonly Choice[]>>;
  readonly rows: (group: RowGroup, currencies: readonly string[], least?: number) => number[];
  /** whether something in fields of these names was refused */
  readonly isWrong: (stems: readonly string[]) => boolean;
}

interface LineProps {
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'decimal' | 'numeric';
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly label?: string;
}

export function formFields(
  state: FormState,
  choices: FormFields['choices'],
  words: Readonly<Record<string, string>>,
): FormFields {
  const { values } = state;
  const word = (key: string) => words[key] ?? words[stemOf(key)] ?? key;
  const problems = state.problems.map(({ field, code }) => {
    const why = words[`problem.${code}`] ?? words['problem.malformed'] ?? code;
    return { field: field || null, why, message: field ? `${word(field)} – ${why}` : why };
  });
  // the form comes to a row that was asked for, with script and without
  const added = fieldAdded(values, state.added);
  const about = (name: string, label?: string) => ({
    name,
    label: label ?? word(name),
    hint: words[`${stemOf(name)}.hint`],
    error: problems.find((problem) => problem.field === name)?.why,
    defaultValue: values[name] ?? '',
    ...languageOf(name),
    ...(name === added && { autoFocus: true }),
  });
  return {
    state,
    problems,
    word,
    choices,
    line: (name, { label, ...input } = {}) => <Field key={name} {...about(name, label)} {...input} />,
    area: (name, rows) => <TextField key={name} {...about(name)} maxLength={4000} rows={rows} />,
    select: (name, of, fallback = '') => {
      const value = values[name] || fallback;
      return (
        <SelectField key={`${name}:${value}`} {...about(name)} defaultValue={value}>
          {choices[of].map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </SelectField>
      );
    },
    rows: (group, currencies, least = 1) => shownRows(values, fieldsOf(group, currencies), least),
    isWrong: (stems) => problems.some(({ field }) => field !== null && stems.includes(stemOf(field))),
  };
}

/** What is written in another language than the page is set in its direction, and spelt and spoken in it (`name_ar`). */
function languageOf(name: string): { readonly lang?: string; readonly dir?: 'auto' } {
  const suffix = name.slice(name.lastIndexOf('_') + 1);
  return isLocale(suffix) ? { lang: suffix, dir: 'auto' } : {};
}

/** The field a repeated one is an instance of: `price_EUR_2` is a price. */
function stemOf(name: string): string {
  return name.replace(/_\w+$/, '');
}
