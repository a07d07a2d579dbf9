import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from 's3rver';
import type { ObjectStore } from '@/config';
import { isSigned } from './signed-request';

export interface RunningObjectStore extends ObjectStore {
  close(): Promise<void>;
}

const secretAccessKey = 'S3RVER';

/** A server on the loopback that speaks S3, with one bucket. It leaves out to check signatures, so this does. */
export async function anObjectStore(directory: string): Promise<RunningObjectStore> {
  const store = new S3rver({
    silent: true,
    directory,
    configureBuckets: [{ name: 'tradeseal', configs: [] }],
  });
  await store.configureBuckets();
  const answer = store.callback();
  const server = createServer((request, response) => {
    if (isSigned(request, secretAccessKey)) return void answer(request, response);
    request.resume();
    response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'tradeseal',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}
