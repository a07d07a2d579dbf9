import { z } from 'zod';
import { ApiProblem, invalidRequest } from './api-problem';
import type { FormObject } from './form-encoding';

/** Checks parameters and words the first mistake as Stripe does. What the simulator does not know, it refuses. */
export function readParams<T>(schema: z.ZodType<T>, params: FormObject): T | ApiProblem {
  const read = schema.safeParse(params, { reportInput: true });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (!issue) throw new Error('a failed parse names an issue');
  const { status, error } = problemOf(issue);
  return new ApiProblem(status, error, false);
}

function problemOf(issue: z.core.$ZodIssue): ApiProblem {
  if (issue.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, ...issue.keys.slice(0, 1)]);
    return invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = bracketed(issue.path);
  if (issue.input === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  if (issue.code === 'invalid_format' && issue.message === notAnInteger) {
    return invalidRequest(`Invalid integer: ${String(issue.input)}`, {
      code: 'parameter_invalid_integer',
      param,
    });
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
}

/** ['line_items', 0, 'quantity'] is written line_items[0][quantity]. */
function bracketed(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return [first, ...rest.map((part) => `[${part}]`)].join('');
}

const notAnInteger = 'not an integer';

/** Form values are text: "1050" is read as 1050, "10.50" refused. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, notAnInteger)
  .transform(Number);

export const text = (most = 5_000) => z.string().min(1).max(most);

/** Up to 50 keys of 40 characters with values of 500 (docs.stripe.com/api/metadata). */
export const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, 'at most 50 keys');

export const expand = z.array(text(200)).max(20).optional();
