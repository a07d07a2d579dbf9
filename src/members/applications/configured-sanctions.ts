import { readFile, stat } from 'node:fs/promises';
import { config } from '@/config';
import { parseSanctions, type SanctionsList } from './sanctions-list';

/** `none`: the operator names no list. `unreadable`: it names one that cannot be consulted, so that nobody is approved. */
export type Sanctions =
  | { readonly list: SanctionsList }
  | { readonly list: null; readonly why: 'none' | 'unreadable' };

let kept: { stamp: string; sanctions: Sanctions } | undefined;

/** The operator's list as it stands now; read again when the file has changed. */
export async function configuredSanctions(file = config().sanctionsFile): Promise<Sanctions> {
  if (!file) return { list: null, why: 'none' };
  try {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${file} ${mtimeMs} ${size}`;
    if (kept?.stamp !== stamp) kept = { stamp, sanctions: read(await readFile(file, 'utf8')) };
    return kept.sanctions;
  } catch (error) {
    console.error(`the sanctions list cannot be read: ${(error as Error).message}`);
    return { list: null, why: 'unreadable' };
  }
}

function read(text: string): Sanctions {
  const parsed = parseSanctions(text);
  if (parsed.ok) return { list: parsed.value };
  console.error(`the sanctions list is malformed at line ${parsed.refusal.detail?.line}`);
  return { list: null, why: 'unreadable' };
}
