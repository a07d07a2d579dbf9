import { z } from 'zod';

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  BASE_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  NEXTAUTH_SECRET: z.string().min(32),
  KEY_ENCRYPTION_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  KEY_ENCRYPTION_KEY_ID: z.string().min(1).default('kek-1'),
  PREVIOUS_KEY_ENCRYPTION_KEYS: z.string().optional(),
  KEY_STORE: z.enum(['software', 'pkcs11']).default('software'),
  PKCS11_MODULE: z.string().min(1).optional(),
  PKCS11_TOKEN: z.string().min(1).optional(),
  PKCS11_PIN: z.string().min(1).optional(),
  TLS_CLIENT_SECRET: z.string().min(32).optional(),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/),
  STRIPE_WEBHOOK_SECRET: z.string().min(16),
  STRIPE_API_URL: z.url().optional(),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).max(200).default('Tradeseal <no-reply@localhost>'),
  SANCTIONS_FILE: z.string().min(1).optional(),
  DEMO: z.enum(['0', '1']).default('0'),
});

/** An S3-compatible store for files; addressed by path, so that any vendor's endpoint will do. */
export interface ObjectStore {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Sealed in the database, or in a PKCS#11 token found by its label. */
export type KeyStoreSettings =
  | { readonly kind: 'software' }
  | { readonly kind: 'pkcs11'; readonly module: string; readonly token: string; readonly pin: string };

export interface Config {
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  readonly baseUrl: string;
  readonly authSecret: string;
  /** AES-256 key that seals the authorities' private keys, and the name it is recorded under. */
  readonly keyEncryptionKey: { readonly id: string; readonly key: Uint8Array };
  /** Former key-encryption keys by id, still able to open what they sealed: "kek-0:base64,…". */
  readonly previousKeyEncryptionKeys: ReadonlyMap<string, Uint8Array>;
  /** Where the authorities' private keys are made and used. */
  readonly keyStore: KeyStoreSettings;
  /** What the TLS listener or nginx proves itself with; client certificates are heeded nowhere when absent. */
  readonly tlsClientSecret?: string;
  readonly stripe: {
    readonly secretKey: string;
    readonly webhookSecret: string;
    /** Another host that speaks Stripe's protocol (the simulator); Stripe itself when absent. */
    readonly api?: { readonly protocol: 'http' | 'https'; readonly host: string; readonly port: number };
  };
  readonly dataDirectory: string;
  /** Where files are kept; in `dataDirectory` when absent. */
  readonly objectStore?: ObjectStore;
  /** The virus scanner (clamd); uploads are recorded as not scanned when absent. */
  readonly clamd?: { readonly host: string; readonly port: number };
  /** How letters leave: by an SMTP server, else as files into the data directory's mailbox. */
  readonly mail: { readonly from: string; readonly smtpUrl?: string };
  /** The operator's list of countries and names that chambers must not admit unseen (CSV). */
  readonly sanctionsFile?: string;
  readonly isDemo: boolean;
}

export class ConfigurationError extends Error {}

let parsed: Config | undefined;

/** The environment, parsed once. Throws ConfigurationError with one sentence per missing or malformed variable. */
export function config(): Config {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Pure form of {@link config}, for tests and for scripts that build an environment. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environment.safeParse(present);
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(`The environment is incomplete. ${sentences.join('. ')}. See .env.example.`);
  }
  const env = result.data;
  return {
    databaseUrl: env.DATABASE_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    baseUrl: env.BASE_URL.replace(/\/$/, ''),
    authSecret: env.NEXTAUTH_SECRET,
    keyEncryptionKey: { id: env.KEY_ENCRYPTION_KEY_ID, key: fromBase64(env.KEY_ENCRYPTION_KEY) },
    previousKeyEncryptionKeys: parsePreviousKeys(env.PREVIOUS_KEY_ENCRYPTION_KEYS),
    keyStore: parseKeyStore(env),
    ...(env.TLS_CLIENT_SECRET ? { tlsClientSecret: env.TLS_CLIENT_SECRET } : {}),
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      ...(env.STRIPE_API_URL ? { api: parseApi(env.STRIPE_API_URL) } : {}),
    },
    dataDirectory: env.DATA_DIRECTORY,
    ...parseObjectStore(env),
    ...(env.CLAMD_HOST ? { clamd: { host: env.CLAMD_HOST, port: env.CLAMD_PORT } } : {}),
    mail: { from: env.MAIL_FROM, ...(env.SMTP_URL ? { smtpUrl: env.SMTP_URL } : {}) },
    ...(env.SANCTIONS_FILE ? { sanctionsFile: env.SANCTIONS_FILE } : {}),
    isDemo: env.DEMO === '1',
  };
}

function parseObjectStore(env: z.infer<typeof environment>): { objectStore?: ObjectStore } {
  const endpoint = env.S3_ENDPOINT?.replace(/\/$/, '');
  const bucket = env.S3_BUCKET;
  const accessKeyId = env.S3_ACCESS_KEY_ID;
  const secretAccessKey = env.S3_SECRET_ACCESS_KEY;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return { objectStore: { endpoint, bucket, region: env.S3_REGION, accessKeyId, secretAccessKey } };
  }
  if (!endpoint && !bucket && !accessKeyId && !secretAccessKey) return {};
  throw new ConfigurationError(
    'The object store needs S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together. See .env.example.',
  );
}

function parseKeyStore(env: z.infer<typeof environment>): KeyStoreSettings {
  if (env.KEY_STORE === 'software') return { kind: 'software' };
  const { PKCS11_MODULE: module, PKCS11_TOKEN: token, PKCS11_PIN: pin } = env;
  if (module && token && pin) return { kind: 'pkcs11', module, token, pin };
  throw new ConfigurationError(
    'KEY_STORE=pkcs11 needs PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN. See .env.example.',
  );
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function parsePreviousKeys(text: string | undefined): Map<string, Uint8Array> {
  const pairs = (text ?? '').split(',').filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [keyId = '', key = ''] = pair.split(':');
      return [keyId, fromBase64(key)];
    }),
  );
}

function parseApi(text: string): { protocol: 'http' | 'https'; host: string; port: number } {
  const url = new URL(text);
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  return { protocol, host: url.hostname, port: Number(url.port || (protocol === 'https' ? 443 : 80)) };
}
