import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Environment = Record<string, string>;

/** The demo's own secrets, made once and kept in its data directory, readable by its owner only. */
export function demoEnvironment(dataDirectory: string, baseUrl: string): Environment {
  mkdirSync(dataDirectory, { recursive: true });
  const file = join(dataDirectory, 'demo.env');
  if (!existsSync(file)) writeFileSync(file, serialise(freshSecrets()), { mode: 0o600 });
  return {
    ...parse(readFileSync(file, 'utf8')),
    BASE_URL: baseUrl,
    NEXTAUTH_URL: baseUrl,
    DATA_DIRECTORY: dataDirectory,
    DEMO: '1',
  };
}

function freshSecrets(): Environment {
  return {
    NEXTAUTH_SECRET: randomBytes(48).toString('base64'),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    KEY_ENCRYPTION_KEY_ID: 'kek-demo',
    STRIPE_SECRET_KEY: `sk_test_${randomBytes(12).toString('hex')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
  };
}

function serialise(environment: Environment): string {
  return `${Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

function parse(text: string): Environment {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
