import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientAuthorities } from '@/certificates/client-authorities';
import { releaseCertificate } from '@/certificates/release-certificate';
import { revokeAuthority } from '@/certificates/revoke-authority';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { suspendCertificate } from '@/certificates/suspend-certificate';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from '@/certificates/testing/a-certificate';
import type { Tx } from '@/db/connection';
import { freePort } from '@/db/embedded-server';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { encodePem } from '@/pki/pem';
import { certificatePem, hasOpenssl } from '@/pki/testing/openssl';
import { createMtlsListener, type ListenerOptions, refreshAuthorities } from '../../scripts/mtls/listener';
import { actorOfTlsClient } from './tls-client';
import { proveTlsClient } from './tls-client-proof';

const secret = 'known to the two ends of the private hop only';
process.env.TLS_CLIENT_SECRET = secret;

const run = promisify(execFile);
const hasCurl = hasOpenssl && spawnSync('curl', ['--version']).status === 0;
const hasNginx = hasCurl && spawnSync('nginx', ['-v']).status === 0;
if (!hasCurl) console.log('curl or openssl is not installed: TLS client certificates are not tried');
if (!hasNginx)
  console.log(
    'nginx is not installed (Debian: apt-get install nginx-light): docs/nginx-mtls.conf is not tried',
  );

const directory = mkdtempSync(join(tmpdir(), 'tradeseal-mtls-'));
const path = (name: string) => join(directory, name);
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let awa: Actor;
let held: EnrolledPerson;
let issuingId: string;
let upstream: Server;
let port: number;
let options: ListenerOptions;
let listener: ReturnType<typeof createMtlsListener>;

beforeAll(async () => {
  await testDatabase();
  if (!hasCurl) return;
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    awa = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: 'Awa Ngo' });
    issuingId = (await someAuthorities(tx, portalId)).issuing.id;
    held = await anEnrolledPerson(tx, { personId: awa.personId, organisationId });
  });
  writeFileSync(path('awa.pem'), certificatePem(held.certificate));
  writeFileSync(path('awa.key'), encodePem('PRIVATE KEY', held.privateKeyPkcs8));
  selfSigned('server', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost');
  selfSigned('stranger', '/CN=Awa Ngo');
  upstream = createServer(sayWho);
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  port = (upstream.address() as AddressInfo).port;
  options = {
    upstream: new URL(`http://127.0.0.1:${port}`),
    secret,
    certificate: readFileSync(path('server.pem')),
    key: readFileSync(path('server.key')),
    authorities: await asSystem(clientAuthorities),
  };
  listener = createMtlsListener(options);
  await new Promise<void>((resolve) => listener.listen(0, resolve));
});
afterAll(async () => {
  upstream?.close();
  listener?.close();
  listener?.closeAllConnections();
  await closeTestDatabase();
});

/** The application's end of the hop, in little: says whom it takes the caller for, and what it was sent. */
async function sayWho(...[request, response]: Parameters<NonNullable<Parameters<typeof createServer>[1]>>) {
  const headers = new Headers(request.headers as Record<string, string>);
  const proved = { method: request.method!, path: request.url! };
  const actor = await actorOfTlsClient(headers, proved);
  const body = await new Response(request as never).text().catch(() => '');
  response.end(JSON.stringify({ who: actor?.name ?? null, body, path: headers.get('x-path') }));
}

function selfSigned(name: string, subject: string, ...more: string[]): void {
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ${path(`${name}.key`)} -out ${path(`${name}.pem`)}`;
  const { status, stderr } = spawnSync('openssl', [...words.split(' '), '-subj', subject, ...more]);
  if (status !== 0) throw new Error(stderr.toString());
}

type Said = { who: string | null; body: string; path: string | null };

async function curl(url: string, ...args: string[]): Promise<Said> {
  const { stdout } = await run('curl', [
    '-sS',
    '--max-time',
    '15',
    '--cacert',
    path('server.pem'),
    ...args,
    url,
  ]);
  return JSON.parse(stdout) as Said;
}
const throughListener = (...args: string[]) =>
  curl(`https://localhost:${(listener.address() as AddressInfo).port}/api/v1/me?a=1`, ...args);
const withCertificate = (name: string) => ['--cert', path(`${name}.pem`), '--key', path(`${name}.key`)];
const header = ([name, value]: [string, string]) => ['-H', `${name}: ${value}`];
const escapedCertificate = () => encodeURIComponent(certificatePem(held.certificate));

describe.skipIf(!hasCurl)('a client certificate in the TLS handshake', () => {
  it('says who calls', async () => {
    expect(await throughListener(...withCertificate('awa'))).toMatchObject({ who: 'Awa Ngo' });
  });

  it('lets bodies through as they are, of a known and of an unknown length', async () => {
    const body = 'sent on '.repeat(20_000);
    writeFileSync(path('body'), body);
    const send = [...withCertificate('awa'), '--data-binary', `@${path('body')}`];
    expect(await throughListener(...send)).toMatchObject({ who: 'Awa Ngo', body });
    expect(await throughListener(...send, '-H', 'Transfer-Encoding: chunked')).toMatchObject({
      who: 'Awa Ngo',
      body,
    });
  });

  it('is asked for: nobody passes without, or with a stranger’s', async () => {
    await expect(throughListener()).rejects.toThrow();
    await expect(throughListener(...withCertificate('stranger'))).rejects.toThrow();
  });

  it('ends with the next request when it is suspended, comes back when released, and not when revoked', async () => {
    const { certificateId } = held;
    await asSystem((tx) => suspendCertificate(tx, null, certificateId));
    expect(await throughListener(...withCertificate('awa'))).toMatchObject({ who: null });
    await asSystem((tx) => releaseCertificate(tx, null, certificateId));
    expect(await throughListener(...withCertificate('awa'))).toMatchObject({ who: 'Awa Ngo' });
  });
});

describe.skipIf(!hasCurl)('a forged header', () => {
  const application = (...args: string[]) => curl(`http://127.0.0.1:${port}/api/v1/me?a=1`, ...args);
  const proof = (request = { method: 'GET', path: '/api/v1/me?a=1' }, by = secret, at = new Date()) =>
    Object.entries(proveTlsClient(by, request, held.certificate, at)).flatMap(header);

  it('is believed only with the right proof, for this method and path, now', async () => {
    expect(await application(...proof())).toMatchObject({ who: 'Awa Ngo' });
    expect(await application(...proof(undefined, 'a guess of thirty-two characters!'))).toMatchObject({
      who: null,
    });
    expect(await application(...proof({ method: 'POST', path: '/api/v1/me?a=1' }))).toMatchObject({
      who: null,
    });
    expect(await application(...proof({ method: 'GET', path: '/api/v1/orders' }))).toMatchObject({
      who: null,
    });
    expect(await application(...proof(undefined, secret, new Date(Date.now() - 60_000)))).toMatchObject({
      who: null,
    });
  });

  it('without a proof, or with another secret, is nobody’s', async () => {
    const claim = header(['X-Tradeseal-Client-Certificate', escapedCertificate()]);
    expect(await application(...claim)).toMatchObject({ who: null });
    for (const guess of ['', 'x', `${secret} `]) {
      expect(await application(...claim, '-H', `X-Tradeseal-Client-Secret;`)).toMatchObject({ who: null });
      expect(
        await application(...claim, ...header(['X-Tradeseal-Client-Secret', `${guess}x`])),
      ).toMatchObject({ who: null });
    }
  });

  it('counts for nothing when another site made the browser send it', async () => {
    const foreign = header(['Sec-Fetch-Site', 'cross-site']);
    expect(await application(...proof(), ...foreign)).toMatchObject({ who: null });
  });

  it('is removed by the listener, whoever sends it', async () => {
    const said = await throughListener(
      ...withCertificate('awa'),
      ...header(['X-Tradeseal-Client-Secret', 'guess']),
      ...header(['X-Tradeseal-Client-Certificate', 'guess']),
      ...header(['X-Path', '/en/finance']),
    );
    expect(said).toMatchObject({ who: 'Awa Ngo', path: null });
  });
});

describe.skipIf(!hasNginx)('docs/nginx-mtls.conf', () => {
  let nginxPort: number;
  let nginx: ReturnType<typeof spawn>;
  const throughNginx = (...args: string[]) => curl(`https://localhost:${nginxPort}/api/v1/me`, ...args);

  beforeAll(async () => {
    nginxPort = await freePort();
    writeFileSync(path('client-authorities.pem'), options.authorities.join(''));
    const shipped = readFileSync('docs/nginx-mtls.conf', 'utf8')
      .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
      .replace('listen 8443 ssl', `listen ${nginxPort} ssl`)
      .replace('"TLS_CLIENT_SECRET"', `"${secret}"`)
      .replaceAll('/etc/tradeseal/', `${directory}/`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${path(name)};`,
    );
    writeFileSync(
      path('nginx.conf'),
      `daemon off; pid ${path('nginx.pid')}; error_log ${path('error.log')};\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${shipped}\n}`,
    );
    nginx = spawn('nginx', ['-p', directory, '-c', path('nginx.conf')], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (spawnSync('curl', ['-sk', '-o', path('ignored'), `https://localhost:${nginxPort}/`]).status === 0)
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(readFileSync(path('error.log'), 'utf8'));
  });
  afterAll(() => {
    nginx?.kill('SIGTERM');
  });

  it('passes the certificate on, and nothing a client says in its place', async () => {
    expect(await throughNginx(...withCertificate('awa'))).toMatchObject({ who: 'Awa Ngo' });
    const forged = [
      ...header(['X-Tradeseal-Client-Certificate', 'guess']),
      ...header(['X-Tradeseal-Client-Secret', 'guess']),
      ...header(['X-Path', '/en/finance']),
    ];
    expect(await throughNginx(...withCertificate('awa'), ...forged)).toMatchObject({
      who: 'Awa Ngo',
      path: null,
    });
  });

  it('lets nobody in without, or with a stranger’s', async () => {
    await expect(throughNginx()).rejects.toThrow();
    await expect(throughNginx(...withCertificate('stranger'))).rejects.toThrow();
  });
});

describe.skipIf(!hasCurl)('a revocation', () => {
  it('of the certificate is the last word, through every door', async () => {
    const { certificateId } = held;
    await asSystem((tx) => revokeCertificate(tx, null, { certificateId, reason: 'keyCompromise' }));
    expect(await throughListener(...withCertificate('awa'))).toMatchObject({ who: null });
  });

  it('of the authority ends its members at the handshake, once the listener has read it', async () => {
    await asSystem((tx) => revokeAuthority(tx, null, { authorityId: issuingId, reason: 'cACompromise' }));
    const authorities = await asSystem(clientAuthorities);
    refreshAuthorities(listener, options, authorities);
    await expect(throughListener(...withCertificate('awa'))).rejects.toThrow();
  });
});
