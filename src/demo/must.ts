import type { Result } from '@/trade/result';

/** The value of a result that the demo cannot go on without. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, detail = {} } = result.refusal;
  throw new Error(`the demo could not be loaded: ${code} ${JSON.stringify(detail)}`);
}
