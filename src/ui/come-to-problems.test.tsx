import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ComeToProblems } from './come-to-problems';
import { ErrorSummary } from './error-summary';

it('finds the summary of its form, which can take the focus', () => {
  const problems = [{ field: 'minimum', message: 'The smallest order is missing' }];
  const html = renderToStaticMarkup(
    <ComeToProblems answer={{}}>
      <ErrorSummary title="Not saved" problems={problems} />
    </ComeToProblems>,
  );
  expect(html).toMatch(/^<div><div [^>]*role="alert" tabindex="-1"/);
});

it('stands in every form that is sent and shown again in place', () => {
  const app = join(process.cwd(), 'src', 'app');
  const forms = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, source: readFileSync(join(app, name), 'utf8') }))
    .filter(({ source }) => source.includes('useActionState(') && source.includes('<ErrorSummary'));
  expect(forms.length).toBeGreaterThan(0);
  expect(forms.filter(({ source }) => !source.includes('<ComeToProblems')).map(({ name }) => name)).toEqual(
    [],
  );
});
