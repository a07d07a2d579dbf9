import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFacts } from '../src/demo/load-demo';

export const e2ePort = 3117;
export const e2eData = join(process.cwd(), '.data', 'e2e');

export interface E2eFacts extends DemoFacts {
  readonly stripeUrl: string;
  readonly databaseUrl: string;
  readonly bankUrl: string;
}

/** What e2e/serve.ts wrote down about the stack it started. */
export function e2eFacts(): E2eFacts {
  return JSON.parse(readFileSync(join(e2eData, 'e2e.json'), 'utf8')) as E2eFacts;
}
