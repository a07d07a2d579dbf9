import { createHash } from 'node:crypto';
import type { Simulator } from '../simulator';
import type { IdempotentAnswer } from '../state';
import { ApiProblem } from './api-problem';

/** Keys are forgotten after 24 hours (docs.stripe.com/api/idempotent_requests). */
const keptSeconds = 86_400;

/** A request's identity under its key: the same path with the same parameters in whatever order. */
export interface KeyedRequest {
  readonly key: string;
  readonly path: string;
  readonly body: string;
}

/** The saved answer to replay, a refusal, or null when the request is new under this key. */
export function earlierAnswer(
  sim: Simulator,
  { key, path, body }: KeyedRequest,
  inProgress: ReadonlySet<string>,
): IdempotentAnswer | ApiProblem | null {
  if (inProgress.has(key)) {
    return new ApiProblem(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    });
  }
  const earlier = sim.state.idempotentAnswers[key];
  if (!earlier) return null;
  if (earlier.path !== path) {
    return new ApiProblem(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${earlier.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  if (earlier.fingerprint !== fingerprintOf(body)) {
    return new ApiProblem(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  return earlier;
}

export function saveAnswer(
  sim: Simulator,
  { key, path, body }: KeyedRequest,
  answer: { readonly requestId: string; readonly status: number; readonly body: string },
): void {
  sim.state.idempotentAnswers[key] = {
    ...answer,
    path,
    fingerprint: fingerprintOf(body),
    savedAt: sim.now(),
  };
}

export function forgetOldAnswers(sim: Simulator): void {
  for (const [key, answer] of Object.entries(sim.state.idempotentAnswers)) {
    if (answer.savedAt < sim.now() - keptSeconds) delete sim.state.idempotentAnswers[key];
  }
}

function fingerprintOf(body: string): string {
  return createHash('sha256').update(body.split('&').sort().join('&')).digest('base64url');
}
