import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState, type SimulatorState } from './state';

/** Reads the state a former run left, or starts an empty account. A file that is not ours is an error, not a fresh start. */
export async function readState(file: string | null): Promise<SimulatorState> {
  if (!file) return emptyState();
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return emptyState();
  const state = JSON.parse(text) as SimulatorState;
  if (state.version !== 1) throw new Error(`${file} is not the state of a Stripe simulator`);
  return state;
}

/**
 * Writes the whole state beside the file and renames it into place: a reader sees the old or the new one, never half.
 * Calls while a write is under way share the next one.
 */
export function stateWriter(file: string | null, state: SimulatorState): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  return () => {
    if (!file) return writing;
    next ??= writing
      .catch(() => {}) // whoever asked for that write was told; this one starts afresh
      .then(() => {
        next = null;
        writing = writeAtomically(file, JSON.stringify(state));
        return writing;
      });
    return next;
  };
}

async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
