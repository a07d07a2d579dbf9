import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refused } from './signature-reasons';
import type { ZipFile } from './zip-read';

/** An ASiCManifest (ETSI EN 319 162-1 A.4): which signature signs it, and the digests of the files it stands for. */
export interface AsicManifest {
  readonly signature: string;
  readonly files: readonly {
    readonly name: string;
    readonly digest: 'sha256' | 'sha384' | 'sha512';
    readonly value: string;
  }[];
}

/** @throws Refused `container-manifest` */
export function readManifest(file: ZipFile): AsicManifest {
  const text = new TextDecoder('utf-8').decode(file.bytes);
  if (file.bytes.length > 256 * 1024 || text.includes('<!') || XMLValidator.validate(text) !== true)
    throw refused('not plain, well-formed XML');
  const root = parser.parse(text)?.ASiCManifest;
  const signature = uriOf(root?.SigReference?.[0]);
  const references: unknown[] = root?.DataObjectReference ?? [];
  if (!signature || references.length === 0 || root.SigReference.length !== 1)
    throw refused('nothing is signed');
  const files = references.map(readReference);
  if (new Set(files.map(({ name }) => name)).size !== files.length) throw refused('a file is listed twice');
  return { signature, files };
}

/** Compares what the manifest lists with what the container holds. @throws Refused */
export function checkListedFiles(manifest: AsicManifest, files: readonly ZipFile[]): void {
  for (const { name, digest, value } of manifest.files) {
    const file = files.find((candidate) => candidate.name === name);
    if (!file) throw refused(`${name} is missing`);
    if (createHash(digest).update(file.bytes).digest('base64') !== value)
      throw new Refused('container-file-changed', name);
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'DataObjectReference' || name === 'SigReference',
});

const digests = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
] as const);

function readReference(reference: unknown): AsicManifest['files'][number] {
  const { DigestMethod, DigestValue } = reference as {
    DigestMethod?: Record<string, unknown>;
    DigestValue?: unknown;
  };
  const name = uriOf(reference);
  const digest = digests.get(DigestMethod?.['@_Algorithm'] as never);
  if (!name || !digest || typeof DigestValue !== 'string') throw refused('an incomplete reference');
  return { name, digest, value: DigestValue.replace(/\s/g, '') };
}

function uriOf(element: unknown): string | undefined {
  const uri =
    typeof element === 'object' && element !== null
      ? (element as Record<string, unknown>)['@_URI']
      : undefined;
  if (typeof uri !== 'string') return undefined;
  try {
    return decodeURIComponent(uri);
  } catch {
    throw refused('a malformed URI');
  }
}

const refused = (detail: string) => new Refused('container-manifest', detail);
