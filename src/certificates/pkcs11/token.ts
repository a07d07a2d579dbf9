import { KeyStoreError } from '../key-store';
import type { Pkcs11Binding, Pkcs11Library } from './binding';

export interface TokenSettings {
  /** The vendor's library, e.g. /usr/lib/softhsm/libsofthsm2.so */
  readonly module: string;
  /** Label of the token */
  readonly token: string;
  readonly pin: string;
}

/** A logged-in session with a token. */
export interface Token {
  readonly binding: Pkcs11Binding;
  readonly library: Pkcs11Library;
  readonly session: Buffer;
}

/** CKR_… codes after which a new session may succeed: device error or removed, session or login gone. */
const sessionLost = new Set([0x30, 0x32, 0x54, 0xb3, 0xe0, 0x101]);
const alreadyInitialized = 0x191;
const userAlreadyLoggedIn = 0x100;

/**
 * Works with the token, one thing after the other; the session is opened once and anew when the token has lost it.
 * The binding is an optional package: where it could not be built, the error says how to get it.
 */
export function tokenOf(settings: TokenSettings): <T>(work: (token: Token) => T) => Promise<T> {
  let opened: Promise<Token> | null = null;
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      opened ??= openToken(settings);
      try {
        return work(await opened);
      } catch (error) {
        opened = null;
        if (attempt > 1 || !sessionLost.has(codeOf(error) ?? -1)) throw asKeyStoreError(error);
      }
    }
  };
}

async function openToken({ module, token, pin }: TokenSettings): Promise<Token> {
  const binding = await loadBinding();
  const library = new binding.PKCS11();
  library.load(module);
  tolerating(alreadyInitialized, () => library.C_Initialize());
  const slot = library.C_GetSlotList(true).find((each) => labelOf(library, each) === token);
  if (!slot) throw new KeyStoreError(`the module ${module} has no token "${token}"`);
  const session = library.C_OpenSession(slot, binding.CKF_SERIAL_SESSION | binding.CKF_RW_SESSION);
  tolerating(userAlreadyLoggedIn, () => library.C_Login(session, binding.CKU_USER, pin));
  return { binding, library, session };
}

async function loadBinding(): Promise<Pkcs11Binding> {
  // by a name that no bundler follows: the package may be absent
  const name = 'pkcs11js';
  try {
    const loaded = await import(
      /* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ name
    );
    return loaded.default as Pkcs11Binding;
  } catch (error) {
    throw new KeyStoreError(
      `the package pkcs11js does not load; install a C++ compiler and run "npm rebuild pkcs11js" (${error})`,
    );
  }
}

function labelOf(library: Pkcs11Library, slot: Buffer): string {
  // fixed-length and padded, with blanks or zeros
  return library.C_GetTokenInfo(slot).label.replace(/[\s\0]+$/, '');
}

function tolerating(code: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) !== code) throw error;
  }
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

function asKeyStoreError(error: unknown): unknown {
  if (codeOf(error) === undefined) return error;
  return new KeyStoreError(`the token refused: ${(error as Error).message}`);
}
