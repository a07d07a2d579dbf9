import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../crc32';
import type { ZipFile } from '../zip-read';
import type { Chamber } from './a-chamber';
import { aCms, sha256 } from './a-cms';

export const mimetype: ZipFile = {
  name: 'mimetype',
  bytes: new TextEncoder().encode('application/vnd.etsi.asic-e+zip'),
};

/** An ASiC-E container with CAdES (ETSI EN 319 162-1), signed by the buyer; cases may change manifest and files. */
export function aContainer(
  chamber: Chamber,
  files: readonly ZipFile[],
  over: {
    manifest?: (xml: string) => string;
    change?: (files: ZipFile[]) => ZipFile[];
    deflate?: boolean;
  } = {},
): Uint8Array {
  const xml = new TextDecoder().decode(manifestFor(files));
  const manifest = {
    name: 'META-INF/ASiCManifest.xml',
    bytes: new TextEncoder().encode(over.manifest?.(xml) ?? xml),
  };
  const bytes = aCms({
    content: [manifest.bytes],
    signer: chamber.buyer,
    chain: [chamber.chamber.certificate],
  });
  const all = [mimetype, ...files, manifest, { name: 'META-INF/signature.p7s', bytes }];
  return zip(over.change?.(all) ?? all, over.deflate ?? false);
}

export function manifestFor(files: readonly ZipFile[]): Uint8Array {
  const references = files.map(
    ({ name, bytes }) =>
      `<asic:DataObjectReference URI="${encodeURIComponent(name)}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${Buffer.from(sha256(bytes)).toString('base64')}</ds:DigestValue></asic:DataObjectReference>`,
  );
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="META-INF/signature.p7s" MimeType="application/x-pkcs7-signature"/>${references.join('')}</asic:ASiCManifest>`,
  );
}

export function zip(files: readonly ZipFile[], deflate: boolean): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflate && name !== mimetype.name ? deflateRawSync(bytes) : Buffer.from(bytes);
    const description = Buffer.alloc(22);
    description.writeUInt16LE(packed === bytes || !deflate || name === mimetype.name ? 0 : 8, 4);
    description.writeUInt32LE(crc32(bytes), 10);
    description.writeUInt32LE(packed.length, 14);
    description.writeUInt32LE(bytes.length, 18);
    const lengths = Buffer.from([name.length & 255, name.length >> 8, 0, 0]);
    const shared = Buffer.concat([Buffer.from([20, 0]), description.subarray(2), lengths]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02', 'latin1'),
        Buffer.from([20, 0]),
        shared,
        tail,
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  const central = Buffer.concat(directory);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, central, Buffer.from('PK\x05\x06', 'latin1'), end]));
}
