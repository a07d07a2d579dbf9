import { setTimeout as sleep } from 'node:timers/promises';
import { apiVersion } from './events';
import type { Faults } from './faults';
import { newRequestId } from './new-id';
import { passTime } from './pass-time';
import { ApiProblem, invalidRequest } from './protocol/api-problem';
import { refuseCaller } from './protocol/authenticate';
import { expandPaths } from './protocol/expand';
import { type FormObject, parseForm } from './protocol/form-encoding';
import { earlierAnswer, saveAnswer } from './protocol/idempotency';
import { findRoute } from './routes';
import type { Simulator } from './simulator';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Answers one account's requests; 'silence' and 'cut' when the answer is to be lost after the work was done. */
export function apiOf(sim: Simulator, faults: Faults) {
  const inProgress = new Set<string>();

  return async (request: ApiRequest): Promise<ApiAnswer | 'silence' | 'cut'> => {
    const requestId = newRequestId();
    const name = `${request.method} ${request.path}`;
    const problem =
      refuseCaller(header(request, 'authorization'), sim.settings.secretKey) ?? refusalByFault(faults, name);
    if (problem) return written(request, requestId, problem);

    passTime(sim);
    const answer = await once(request, requestId, () => faults.take('delay', name));
    return faults.take('lose-answer', name)?.how ?? answer;
  };

  /** At most once per idempotency key; a POST without a key is done each time. */
  async function once(
    request: ApiRequest,
    requestId: string,
    delay: () => { ms: number } | null,
  ): Promise<ApiAnswer> {
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined;
    const keyed = key === undefined ? null : { key, path: request.path, body: request.body };
    const earlier = keyed && earlierAnswer(sim, keyed, inProgress);
    if (earlier instanceof ApiProblem) return written(request, requestId, earlier);
    if (earlier) return replayed(request, requestId, earlier);

    if (key !== undefined) inProgress.add(key);
    try {
      const wait = delay();
      if (wait) await sleep(wait.ms);
      const result = perform(sim, request, requestId);
      const answer = written(request, requestId, result);
      const executed = !(result instanceof ApiProblem) || result.executed;
      if (keyed && executed) saveAnswer(sim, keyed, { requestId, status: answer.status, body: answer.body });
      return answer;
    } finally {
      if (key !== undefined) inProgress.delete(key);
    }
  }
}

function refusalByFault(faults: Faults, name: string): ApiProblem | null {
  if (faults.take('fail-before', name)) {
    return new ApiProblem(500, { type: 'api_error', message: 'An unknown error occurred (simulated).' });
  }
  if (faults.take('rate-limit', name)) {
    return new ApiProblem(429, {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Request rate limit exceeded (simulated).',
    });
  }
  return null;
}

function perform(sim: Simulator, request: ApiRequest, requestId: string): object | ApiProblem {
  const route = findRoute(request.method, request.path);
  if (!route) {
    const message = `Unrecognized request URL (${request.method}: ${request.path}). The simulator does not have this endpoint.`;
    return new ApiProblem(404, { type: 'invalid_request_error', message }, false);
  }
  const params = parseForm(request.method === 'GET' ? request.query : request.body);
  if (!params) return new ApiProblem(400, invalidRequest('Invalid request parameters.').error, false);
  sim.request = { id: requestId, idempotency_key: header(request, 'idempotency-key') ?? null };
  try {
    const result = route.handler(sim, params, route.id);
    return result instanceof ApiProblem ? result : expandPaths(sim, result, expansions(params));
  } finally {
    sim.request = null;
  }
}

function expansions(params: FormObject): string[] {
  const { expand } = params;
  return Array.isArray(expand) ? expand.filter((path) => typeof path === 'string') : [];
}

function written(request: ApiRequest, requestId: string, result: object | ApiProblem): ApiAnswer {
  const isProblem = result instanceof ApiProblem;
  return {
    status: isProblem ? result.status : 200,
    headers: headersFor(request, requestId),
    body: JSON.stringify(isProblem ? { error: result.error } : result, null, 2),
  };
}

function replayed(
  request: ApiRequest,
  requestId: string,
  earlier: { readonly requestId: string; readonly status: number; readonly body: string },
): ApiAnswer {
  const headers = headersFor(request, requestId);
  headers['idempotent-replayed'] = 'true';
  headers['original-request'] = earlier.requestId;
  return { status: earlier.status, headers, body: earlier.body };
}

function headersFor(request: ApiRequest, requestId: string): Record<string, string> {
  const key = header(request, 'idempotency-key');
  return {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    'stripe-version': header(request, 'stripe-version') ?? apiVersion,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

function header({ headers }: ApiRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
