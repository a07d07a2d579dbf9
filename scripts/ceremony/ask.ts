import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for what a flag did not give; with nobody at the terminal the default stands, or the lack of it is an error. */
export async function ask(question: string, given: string | undefined, fallback?: string): Promise<string> {
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    if (fallback !== undefined) return fallback;
    throw new UsageError(`"${question}" was not answered by a flag, and nobody is at the terminal to ask.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    fallback === undefined ? `${question}: ` : `${question} [${fallback}]: `,
  );
  terminal.close();
  return answer.trim() || fallback || (await ask(question, undefined, fallback));
}

const shortest = 12;

/** The passphrase from its file, or typed without echo, twice when it is a new one. */
export async function askPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  const passphrase = file ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : await hidden('Passphrase: ');
  if (isNew && passphrase.length < shortest)
    throw new UsageError(`The passphrase needs ${shortest} characters or more.`);
  if (isNew && !file && (await hidden('Once more: ')) !== passphrase) throw new UsageError('The two differ.');
  return passphrase;
}

export class UsageError extends Error {}

async function hidden(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError('Give --passphrase-file: nobody is at the terminal to ask.');
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return answer;
}
