import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFacts, loadDemo } from '../src/demo/load-demo';
import { startStack } from '../src/demo/stack';
import { e2eData, e2ePort } from './stack';

/** The whole stack for one run of the end-to-end tests, on fresh data. */
startStack({
  dataDirectory: e2eData,
  port: e2ePort,
  reset: true,
  databaseSettings: { fsync: 'off', synchronous_commit: 'off' },
  load: async (environment, bankUrl) => {
    await loadDemo(e2eData);
    const facts = {
      ...demoFacts(e2eData),
      stripeUrl: environment.STRIPE_API_URL,
      databaseUrl: environment.DATABASE_URL,
      bankUrl,
    };
    writeFileSync(join(e2eData, 'e2e.json'), JSON.stringify(facts));
  },
  tell: (step) => console.log(`e2e: ${step}`),
}).then(
  (stack) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => stack.stop().then(() => process.exit(0)));
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
