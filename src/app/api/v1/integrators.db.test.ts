import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingMessage, request as requestHttp, type Server } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proveTlsClient, tlsClientHeaders } from '@/app/tls-client-proof';
import { clientAuthorities } from '@/certificates/client-authorities';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { anEnrolledPerson, type EnrolledPerson } from '@/certificates/testing/a-certificate';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { aSigningHouse, as, type SigningHouse } from '@/documents/testing/a-signing-house';
import { anOrganisation, aPerson } from '@/members/testing/a-member';
import type { Order } from '@/orders/order';
import { aPlacedOrder } from '@/payments/testing/a-trade';
import { encodePem } from '@/pki/pem';
import { createMtlsListener } from '../../../../scripts/mtls/listener';
import { GET as getMe } from './me/route';
import { GET as getPaper } from './orders/[id]/paper/route';
import { GET as getOrders } from './orders/route';

// what Next knows of the request that runs; no browser's cookie comes along with a program
const running = new AsyncLocalStorage<Request>();
vi.mock('next/headers', () => ({
  headers: async () => running.getStore()!.headers,
  cookies: async () => ({ getAll: () => [] }),
}));

const secret = 'known to the two ends of the private hop only';
process.env.TLS_CLIENT_SECRET = secret;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let house: SigningHouse;
let order: Order;
let seller: EnrolledPerson;
let buyer: EnrolledPerson;
let stranger: EnrolledPerson;
let application: Server;
let listener: ReturnType<typeof createMtlsListener>;

beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  order = await aPlacedOrder(house);
  await asSystem(async (tx) => {
    const { portalId } = house;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    const other = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: 'Nobody’s Partner' });
    seller = await anEnrolledPerson(tx, house.seller.actor);
    buyer = await anEnrolledPerson(tx, house.buyer.actor);
    stranger = await anEnrolledPerson(tx, { personId: other.personId, organisationId });
  });
  application = createServer(answer);
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  listener = createMtlsListener({
    upstream: new URL(`http://127.0.0.1:${portOf(application)}`),
    secret,
    // the server's own certificate is not what is looked at here: any will do
    ...credentials(stranger),
    certificate: credentials(stranger).cert,
    authorities: await asSystem(clientAuthorities),
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  application?.close();
  listener?.close();
  listener?.closeAllConnections();
  await closeTestDatabase();
});

/** The application's routes as they are, behind a plain server in place of Next's. */
async function answer(...[incoming, outgoing]: Parameters<NonNullable<Parameters<typeof createServer>[1]>>) {
  const url = new URL(incoming.url!, `http://${incoming.headers.host}`);
  const request = new Request(url, { headers: incoming.headers as Record<string, string> });
  const response = await running.run(request, () => route(request, url.pathname));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

function route(request: Request, path: string): Promise<Response> {
  const paper = /^\/api\/v1\/orders\/([^/]+)\/paper$/.exec(path);
  if (paper) return getPaper(request, { params: Promise.resolve({ id: paper[1]! }) });
  return path === '/api/v1/orders' ? getOrders(request) : getMe(request);
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
const credentials = ({ certificate, privateKeyPkcs8 }: EnrolledPerson) => ({
  cert: encodePem('CERTIFICATE', certificate),
  key: encodePem('PRIVATE KEY', privateKeyPkcs8),
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  readonly json: unknown;
}

async function answered(asked: ReturnType<typeof requestHttp>): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject).end();
  });
  const bytes = Buffer.concat(await message.toArray());
  const type = message.headers['content-type'] ?? '';
  const json = type.includes('json') ? JSON.parse(bytes.toString()) : null;
  return { status: message.statusCode!, type, bytes, json };
}

/** Through the listener of `npm run start:mtls`, the certificate shown in the handshake. */
const call = (who: EnrolledPerson | null, path: string, headers: Record<string, string> = {}) =>
  answered(
    requestHttps({
      ...{ host: '127.0.0.1', port: portOf(listener), path, headers, agent: false },
      ...{ rejectUnauthorized: false, ...(who && credentials(who)) },
    }),
  );

/** Past the listener, as only somebody on the private hop could. */
const callApplication = (path: string, headers: Record<string, string>) =>
  answered(requestHttp({ host: '127.0.0.1', port: portOf(application), path, headers, agent: false }));

const paths = () => ['/api/v1/me', '/api/v1/orders', `/api/v1/orders/${order.id}/paper`];

describe('an integrator who shows a certificate in the TLS handshake', () => {
  it('is told whom it is taken for', async () => {
    const { status, json } = await call(seller, '/api/v1/me?verbose=1');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      person: { id: house.seller.actor.personId },
      organisation: { id: house.seller.actor.organisationId },
      certificate: seller.certificateId,
    });
  });

  it.each(['buyer', 'seller'] as const)(
    'reads its orders as %s, each with the way to its paper',
    async (side) => {
      const { status, json } = await call(side === 'buyer' ? buyer : seller, '/api/v1/orders');
      expect(status).toBe(200);
      expect(json).toEqual({
        orders: [
          expect.objectContaining({
            id: order.id,
            number: order.number,
            state: 'placed',
            side,
            total: { amount: '1000.00', currency: 'EUR' },
            paper: `/api/v1/orders/${order.id}/paper`,
          }),
        ],
      });
    },
  );

  it('gets the paper of its order, byte for byte', async () => {
    const kept = await as(house.seller, (tx) =>
      findDocumentFile(tx, { kind: 'purchase-order', subjectId: order.id }),
    );
    const { status, type, bytes } = await call(seller, `/api/v1/orders/${order.id}/paper`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    expect(bytes.equals(Buffer.from(kept!.revision.bytes))).toBe(true);
  });

  it('sees nothing of others’ orders, and of no order more than that there is none', async () => {
    expect((await call(stranger, '/api/v1/orders')).json).toEqual({ orders: [] });
    for (const id of [order.id, crypto.randomUUID(), 'PO-2026-000001']) {
      const { status, type } = await call(stranger, `/api/v1/orders/${id}/paper`);
      expect([status, type]).toEqual([404, 'application/problem+json']);
    }
  });

  it('is not let in without a certificate', async () => {
    for (const path of paths()) await expect(call(null, path)).rejects.toThrow();
  });
});

describe('a forged header', () => {
  const proofFor = (path: string, by = secret, who = seller) =>
    proveTlsClient(by, { method: 'GET', path }, who.certificate);
  const refused = [401, 'application/problem+json'];
  const claim = () => Buffer.from(buyer.certificate).toString('base64');

  it('is removed by the listener: the caller stays who the handshake says', async () => {
    const { json } = await call(seller, '/api/v1/me', {
      ...proofFor('/api/v1/me', 'a guess of thirty-two characters!', buyer),
      [tlsClientHeaders.secret]: 'a guess',
      'x-path': '/api/v1/me',
    });
    expect(json).toMatchObject({ person: { id: house.seller.actor.personId } });
  });

  it('is believed by no route without the right proof, for this very path', async () => {
    for (const path of paths()) {
      expect((await callApplication(path, proofFor(path))).status).toBe(200);
      for (const headers of [
        {},
        { [tlsClientHeaders.certificate]: claim() },
        { [tlsClientHeaders.certificate]: claim(), [tlsClientHeaders.secret]: 'a guess' },
        proofFor(path, 'a guess of thirty-two characters!'),
        proofFor(`${path}?a=1`),
        { ...proofFor(path), [tlsClientHeaders.certificate]: claim() },
      ]) {
        const { status, type } = await callApplication(path, headers);
        expect([status, type]).toEqual(refused);
      }
    }
  });

  it('cannot carry the proof of one path to another, whatever it says that the path is', async () => {
    const { status } = await callApplication('/api/v1/orders', {
      ...proofFor('/api/v1/me'),
      'x-path': '/api/v1/me',
    });
    expect(status).toBe(401);
  });
});

describe('a certificate revoked', () => {
  it('opens no route any more, with the next request', async () => {
    await asSystem((tx) =>
      revokeCertificate(tx, null, { certificateId: seller.certificateId, reason: 'keyCompromise' }),
    );
    for (const path of paths()) expect((await call(seller, path)).status).toBe(401);
  });
});
