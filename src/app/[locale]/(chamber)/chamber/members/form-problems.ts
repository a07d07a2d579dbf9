import type { ZodError } from 'zod';

/** One problem a field: what is missing is told apart from what is malformed, and messages of our own pass through. */
export function problemsOf(error: ZodError): { field: string | null; code: string }[] {
  const fields = new Map<string, string>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!fields.has(field)) fields.set(field, codeOf(issue));
  }
  return [...fields].map(([field, code]) => ({ field: field || null, code }));
}

function codeOf(issue: ZodError['issues'][number]): string {
  if (issue.code === 'custom' && issue.message === 'sells-or-buys') return issue.message;
  return issue.code === 'too_small' ? 'field-missing' : 'field-malformed';
}

/** The texts of a form as typed, without the framework's own fields and without files. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, 300)]] : [],
    ),
  );
}
