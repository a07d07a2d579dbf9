import { timingSafeEqual } from 'node:crypto';
import { ApiProblem } from './api-problem';

/** The secret key, as a bearer token or as the user name of HTTP Basic; null when it is right. */
export function refuseCaller(authorization: string | undefined, secretKey: string): ApiProblem | null {
  const given = keyIn(authorization);
  if (given === null) {
    return unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (isSame(given, secretKey)) return null;
  return unauthorised(`Invalid API Key provided: ${masked(given)}`);
}

function keyIn(authorization = ''): string | null {
  const [scheme, credentials = ''] = authorization.split(' ', 2);
  if (scheme === 'Bearer') return credentials || null;
  if (scheme !== 'Basic') return null;
  return Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)[0] || null;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function masked(key: string): string {
  return key.length <= 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
}

function unauthorised(message: string): ApiProblem {
  return new ApiProblem(401, { type: 'invalid_request_error', message });
}
