import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { type BankBook, bookDay, emptyBook, type Movement } from './bank-book';
import { writeCamt053 } from './write-camt053';

export interface DemoBank {
  readonly url: string;
  /** Books what is new and gives the statement file; null when nothing is new. */
  statement(): Promise<{ readonly name: string; readonly xml: string } | null>;
  close(): Promise<void>;
}

/**
 * The house's bank: a page on loopback that books what it has heard of and hands out camt.053 files. It keeps its own
 * book in a file, as a bank does, and never reads our ledger.
 */
export async function startDemoBank(options: {
  readonly port?: number;
  readonly stateFile: string;
  readonly movements: () => Promise<readonly Movement[]>;
  readonly now?: () => Date;
}): Promise<DemoBank> {
  const { movements, now = () => new Date(), port = 0, stateFile } = options;

  async function statement() {
    const day = now().toISOString().slice(0, 10);
    const booked = bookDay(readBook(stateFile), await movements(), day);
    if (!booked) return null;
    writeBook(stateFile, booked.book);
    const { reference } = booked.statement;
    return { name: `${reference}.xml`, xml: writeCamt053([booked.statement], 'camt.053.001.08', now()) };
  }

  const server = createServer((request, response) => {
    answer(request.method ?? '', request.url ?? '', response).catch((error: unknown) => {
      console.error('demo bank:', error);
      response.writeHead(500).end();
    });
  });

  async function answer(method: string, path: string, response: ServerResponse): Promise<void> {
    if (method === 'POST' && path === '/statement') {
      const file = await statement();
      if (!file)
        return page(response, readBook(stateFile), 'Nothing new was booked since the last statement.');
      response
        .writeHead(200, {
          'Content-Type': 'application/xml; charset=utf-8',
          'Content-Disposition': `attachment; filename="${file.name}"`,
          'Cache-Control': 'no-store',
        })
        .end(file.xml);
      return;
    }
    if (method === 'GET' && path === '/') return page(response, readBook(stateFile), '');
    response.writeHead(404).end();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statement,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readBook(file: string): BankBook {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BankBook) : emptyBook;
}

/** Written beside and put in place, so that a crash leaves the old book or the new one. */
function writeBook(file: string, book: BankBook): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(book, null, 2));
  renameSync(`${file}.new`, file);
}

function page(response: ServerResponse, book: BankBook, message: string): void {
  const balance = (book.closingMinor / 100).toFixed(2);
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    })
    .end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Demonstration bank</title>
<style>body{font:1rem/1.6 system-ui;max-width:38rem;margin:3rem auto;padding:0 1rem;background:#fbf8f3;color:#1c1a17}
h1{font-family:Charter,Cambria,Georgia,serif}button{font:inherit;padding:.6rem 1.2rem;border:0;background:#27348b;color:#fff}
dd{margin:0 0 1rem;font-variant-numeric:tabular-nums}dt{color:#5f574c}</style>
<h1>Demonstration bank</h1><p>A simulator, not a bank. It books what the simulated Stripe pays out and what the house sends to sellers.</p>
<dl><dt>Account</dt><dd>${book.account}</dd><dt>Balance</dt><dd>${balance} ${book.currency}</dd><dt>Statements so far</dt><dd>${book.statements}</dd></dl>
<form method="post" action="/statement"><button>Book the day and download the statement (camt.053)</button></form><p>${message}</p></html>`);
}
