'use client';

import { useActionState, useState } from 'react';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { ComeToProblems } from '@/ui/come-to-problems';
import { ErrorSummary } from '@/ui/error-summary';
import { ChoiceField, Field, SelectField, TextField } from '@/ui/field';
import { type PortalFormState, savePortal } from './actions';
import { BrandPreview } from './brand-preview';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface PortalFormProps {
  readonly start: PortalFormState;
  readonly locale: string;
  readonly isOpen: boolean;
  readonly languages: readonly Choice[];
  readonly countries: readonly Choice[];
  /** the namespace `operator` under `form`, flat, and the refusals of uploads */
  readonly words: Readonly<Record<string, string>>;
}

/** A market place in pieces. Works without script; a refusal keeps everything that was typed, the logo too. */
export function PortalForm({ start, locale, isOpen, languages, countries, words }: PortalFormProps) {
  const [state, submit, isSaving] = useActionState(savePortal, start);
  const { values } = state;
  const [colours, setColours] = useState<Record<string, string>>({});
  const label = (name: string) => {
    const [field = '', code] = name.split('.');
    const language = languages.find(({ value }) => value === code)?.label;
    return words[name] ?? (language ? `${words[field]} (${language})` : (words[field] ?? ''));
  };
  const problems = state.problems.map(({ field, code }) => {
    const why = words[`problem.${code}`] ?? words['problem.field-malformed'] ?? code;
    return { field: field || null, why, message: field ? `${label(field)} – ${why}` : why };
  });
  const field = (name: string) => ({
    name,
    label: label(name),
    hint: words[`${name}.hint`],
    error: problems.find((problem) => problem.field === name)?.why,
    defaultValue: values[name],
  });
  const chosen = (values.locales ?? '').split(' ');
  const colour = (name: 'accent' | 'accentNight') => (
    <Field
      {...field(name)}
      required
      maxLength={7}
      onInput={(event) => setColours({ ...colours, [name]: event.currentTarget.value })}
    />
  );
  const first = chosen[0] ?? 'en';
  return (
    <form action={submit} key={JSON.stringify(values)}>
      <ComeToProblems answer={state}>
        <ErrorSummary title={words['problem.title'] ?? ''} problems={problems} />
      </ComeToProblems>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="portalId" value={values.portalId} />
      <input type="hidden" name="logoDigest" value={values.logoDigest ?? ''} />
      <input type="hidden" name="isOpen" value={isOpen ? 'yes' : 'no'} />
      <fieldset>
        <legend className="serif">{words['piece.address']}</legend>
        {isOpen ? (
          <input type="hidden" name="slug" value={values.slug} />
        ) : (
          <Field {...field('slug')} required maxLength={40} />
        )}
        <Field {...field('host')} maxLength={253} />
        <SelectField {...field('country')}>
          {countries.map(({ value, label: country }) => (
            <option key={value} value={value}>
              {country}
            </option>
          ))}
        </SelectField>
      </fieldset>
      <fieldset>
        <legend className="serif" id="locales">
          {words['piece.words']}
        </legend>
        {languages.map(({ value, label: language }) => (
          <label key={value} className="choice">
            <input type="checkbox" name="locales" value={value} defaultChecked={chosen.includes(value)} />
            <span>{language}</span>
          </label>
        ))}
        {languages.map(({ value, label: language }) => (
          <details key={value} open={chosen.includes(value)}>
            <summary>{language}</summary>
            <Field {...field(`name.${value}`)} lang={value} dir="auto" maxLength={60} />
            <Field {...field(`chamberName.${value}`)} lang={value} dir="auto" maxLength={120} />
            <Field {...field(`motto.${value}`)} lang={value} dir="auto" maxLength={160} />
            <TextField {...field(`governingLaw.${value}`)} lang={value} dir="auto" maxLength={400} />
          </details>
        ))}
      </fieldset>
      <fieldset>
        <legend className="serif">{words['piece.brand']}</legend>
        {colour('accent')}
        {colour('accentNight')}
        <Field
          {...field('logo')}
          defaultValue={undefined}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/avif"
        />
        {values.logoDigest && <ChoiceField name="noLogo" label={words.noLogo} />}
        <BrandPreview
          name={values[`name.${first}`] ?? ''}
          chamberName={values[`chamberName.${first}`] ?? ''}
          accent={colours.accent ?? values.accent ?? ''}
          accentNight={colours.accentNight ?? values.accentNight ?? ''}
          logo={values.logoDigest ? `/logos/${values.logoDigest}/webp` : null}
          words={words}
        />
        <QuietButton name="intent" value="look" formNoValidate>
          {words.look}
        </QuietButton>
      </fieldset>
      <fieldset>
        <legend className="serif">{words['piece.money']}</legend>
        <Field {...field('currencies')} required maxLength={60} />
        <Field {...field('platformFeeBasisPoints')} required inputMode="decimal" maxLength={5} />
        <Field {...field('chamberFeeBasisPoints')} required inputMode="decimal" maxLength={5} />
        <ChoiceField
          {...field('reviewsProducts')}
          defaultValue={undefined}
          defaultChecked={values.reviewsProducts === 'on'}
        />
      </fieldset>
      {!isOpen && (
        <>
          <fieldset>
            <legend className="serif">{words['piece.authority']}</legend>
            <SelectField {...field('authority')}>
              <option value="here">{words['authority.here']}</option>
              <option value="later">{words['authority.later']}</option>
            </SelectField>
          </fieldset>
          <fieldset>
            <legend className="serif">{words['piece.registrar']}</legend>
            <Field {...field('registrar.name')} maxLength={120} />
            <Field {...field('registrar.latinName')} maxLength={64} />
            <Field {...field('registrar.email')} type="email" maxLength={200} />
            <SelectField {...field('registrar.locale')}>
              {languages.map(({ value, label: language }) => (
                <option key={value} value={value}>
                  {language}
                </option>
              ))}
            </SelectField>
          </fieldset>
        </>
      )}
      <PrimaryButton disabled={isSaving} name="intent" value="save">
        {words[isOpen ? 'save' : 'open']}
      </PrimaryButton>
    </form>
  );
}
