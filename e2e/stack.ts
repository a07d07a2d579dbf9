import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFacts } from '../src/demo/load-demo';

const usualPort = 3117;
/** Two runs in one checkout take two ports, and then each its own data and results. */
export const e2ePort = Number(process.env.E2E_PORT ?? usualPort);
const isUsual = e2ePort === usualPort;
export const e2eData = join(process.cwd(), '.data', isUsual ? 'e2e' : `e2e-${e2ePort}`);
export const e2eResults = isUsual ? 'test-results' : `${e2eData}-results`;

export interface E2eFacts extends DemoFacts {
  readonly stripeUrl: string;
  readonly databaseUrl: string;
  readonly bankUrl: string;
}

/** What e2e/serve.ts wrote down about the stack it started. */
export function e2eFacts(): E2eFacts {
  return JSON.parse(readFileSync(join(e2eData, 'e2e.json'), 'utf8')) as E2eFacts;
}
