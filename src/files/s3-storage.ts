import { AwsClient } from 'aws4fetch';
import type { ObjectStore } from '@/config';
import { digestOf } from './check-upload';
import type { FileKey, FileStorage } from './storage';

const patience = 30_000;

/**
 * Files in any store that speaks S3 (AWS Signature Version 4, path-style addresses). The digest of the body is
 * signed with the request, so that the store itself refuses what was damaged on its way.
 */
export function s3Storage(store: ObjectStore): FileStorage {
  const { accessKeyId, secretAccessKey, region } = store;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const ask = (key: FileKey, request: RequestInit) =>
    client.fetch(`${store.endpoint}/${store.bucket}/${key}`, {
      ...request,
      signal: AbortSignal.timeout(patience),
    });
  return {
    put: async (key, bytes, contentType) => {
      const headers = { 'content-type': contentType, 'x-amz-content-sha256': digestOf(bytes) };
      const answer = await ask(key, { method: 'PUT', headers, body: new Uint8Array(bytes) });
      await finish('put', answer, [200]);
    },
    get: async (key) => {
      const answer = await ask(key, { method: 'GET' });
      if (answer.status === 200) return new Uint8Array(await answer.arrayBuffer());
      await finish('get', answer, [404]);
      return null;
    },
    exists: async (key) => {
      const answer = await ask(key, { method: 'HEAD' });
      await finish('head', answer, [200, 404]);
      return answer.status === 200;
    },
    delete: async (key) => {
      await finish('delete', await ask(key, { method: 'DELETE' }), [200, 204, 404]);
    },
  };
}

/** Frees the connection; anything unexpected (access denied, no such bucket) is an outage with the store's code. */
async function finish(doing: string, answer: Response, expected: readonly number[]): Promise<void> {
  const body = await answer.text();
  const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? '';
  if (!expected.includes(answer.status) || code === 'NoSuchBucket') {
    throw new Error(`The object store refused to ${doing}: ${answer.status} ${code}`.trim());
  }
}
