import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Was this request signed with the secret? AWS Signature Version 4, "Create a signed AWS API request", written anew for tests. */
export function isSigned(request: IncomingMessage, secret: string): boolean {
  const form = /Credential=[^/]+\/(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})/;
  const [, scope = '', names = '', signature] = form.exec(request.headers.authorization ?? '') ?? [];
  const [day = '', region = '', service = '', end = ''] = scope.split('/');
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    sha256(canonical(request, names)),
  ];
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign.join('\n')).toString('hex') === signature;
}

function canonical(request: IncomingMessage, names: string): string {
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const [path, query = ''] = (request.url ?? '').split('?');
  const body = request.headers['x-amz-content-sha256'];
  return [request.method, path, query, headers.join(''), names, body].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
