// npm run start:mtls: the door for integrators and staff who show their certificate in the TLS handshake.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clientAuthorities } from '@/certificates/client-authorities';
import { ConfigurationError, config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { createMtlsListener, type ListenerOptions, refreshAuthorities } from './mtls/listener';

const environment = z.object({
  /** the server's certificate chain and key, PEM files */
  MTLS_CERTIFICATE: z.string().min(1),
  MTLS_KEY: z.string().min(1),
  MTLS_PORT: z.coerce.number().int().min(1).max(65_535).default(8443),
  /** http://127.0.0.1:3000, or unix:/run/tradeseal.sock */
  MTLS_UPSTREAM: z.string().min(1).default('http://127.0.0.1:3000'),
});
const everyMinute = 60_000;

try {
  await start();
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}

async function start(): Promise<void> {
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) throw new ConfigurationError(z.prettifyError(parsed.error));
  const { MTLS_CERTIFICATE, MTLS_KEY, MTLS_PORT, MTLS_UPSTREAM } = parsed.data;
  const secret = config().tlsClientSecret;
  if (!secret) throw new ConfigurationError('TLS_CLIENT_SECRET is not set. See .env.example.');
  const files = () => ({ certificate: readFileSync(MTLS_CERTIFICATE), key: readFileSync(MTLS_KEY) });
  const socketPath = MTLS_UPSTREAM.startsWith('unix:') ? MTLS_UPSTREAM.slice('unix:'.length) : null;
  const options = (): Omit<ListenerOptions, 'authorities'> => ({
    upstream: socketPath ? { socketPath } : new URL(MTLS_UPSTREAM),
    secret,
    ...files(),
  });
  const authorities = await inTransaction({ kind: 'system' }, clientAuthorities);
  const server = createMtlsListener({ ...options(), authorities });
  server.listen(MTLS_PORT, () => console.log(`Client certificates are asked for on port ${MTLS_PORT}.`));
  setInterval(async () => {
    try {
      const fresh = await inTransaction({ kind: 'system' }, clientAuthorities);
      refreshAuthorities(server, { ...options(), authorities: fresh }, fresh);
    } catch (error) {
      console.error(`the authorities were not read afresh: ${error}`);
    }
  }, everyMinute);
}
