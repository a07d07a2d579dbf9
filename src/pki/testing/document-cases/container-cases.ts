import type { Chamber } from '../a-chamber';
import { aContainer, manifestFor, mimetype } from '../a-container';
import { type DocumentCase, type Expected, fails, passes } from './case';

/** ASiC-E containers, whole and tampered with. */
export function containerCases(chamber: Chamber): DocumentCase[] {
  const order = { name: 'order.xml', bytes: new TextEncoder().encode('<Order/>') };
  const terms = { name: 'terms of sale.txt', bytes: new TextEncoder().encode('FOB Dakar') };
  const one = (name: string, why: string, expected: Expected, file: Uint8Array): DocumentCase => ({
    name: `container-${name}`,
    why,
    kind: 'asic-e',
    file,
    expected,
  });
  const files = [order, terms];
  const make = (over: Parameters<typeof aContainer>[2] = {}) => aContainer(chamber, files, over);
  const good = make();
  const text = (file: { bytes: Uint8Array }) => new TextDecoder().decode(file.bytes);
  return [
    one('good', 'Two files, one manifest, one signature.', passes, good),
    one('good-deflated', 'The same, compressed.', passes, make({ deflate: true })),
    one(
      'file-changed',
      'A file was exchanged after signing.',
      fails('container-file-changed'),
      make({
        change: (all) =>
          all.map((file) =>
            file.name === 'order.xml' ? { ...file, bytes: new TextEncoder().encode('<Order >') } : file,
          ),
      }),
    ),
    one(
      'file-missing',
      'A listed file is gone.',
      fails('container-manifest'),
      make({ change: (all) => all.filter((file) => file.name !== 'order.xml') }),
    ),
    one(
      'file-unsigned',
      'A file that no manifest lists.',
      fails('container-manifest'),
      make({ change: (all) => [...all, { name: 'extra.txt', bytes: new Uint8Array(3) }] }),
    ),
    one(
      'manifest-changed',
      'A file was exchanged and the manifest rewritten for it.',
      fails('cms-message-digest-wrong'),
      make({
        change: (all) =>
          all.map((file) => {
            const bytes = new TextEncoder().encode('<Order >');
            if (file.name === 'order.xml') return { ...file, bytes };
            return file.name === 'META-INF/ASiCManifest.xml'
              ? { ...file, bytes: manifestFor([{ ...order, bytes }, terms]) }
              : file;
          }),
      }),
    ),
    one(
      'manifest-with-doctype',
      'A manifest with a document type could define its own words.',
      fails('container-manifest'),
      make({ manifest: (xml) => xml.replace('?>', '?><!DOCTYPE x>') }),
    ),
    one(
      'manifest-lists-twice',
      'A file listed twice, with two digests.',
      fails('container-manifest'),
      make({
        manifest: (xml) =>
          xml.replace(/(<asic:DataObjectReference[\s\S]*?<\/asic:DataObjectReference>)/, '$1$1'),
      }),
    ),
    one(
      'manifest-sha1',
      'Digests by SHA-1.',
      fails('container-manifest'),
      make({
        manifest: (xml) =>
          xml.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
      }),
    ),
    one(
      'unsigned',
      'A container without a manifest.',
      { indication: 'INDETERMINATE', reasonCode: 'document-unsigned' },
      make({ change: (all) => all.filter((file) => !file.name.startsWith('META-INF')) }),
    ),
    one(
      'name-twice',
      'Two files of one name: one for each reader.',
      fails('container-malformed'),
      make({ change: (all) => [...all, order] }),
    ),
    one(
      'path-traversal',
      'A name that leads out of the container.',
      fails('container-malformed'),
      make({ change: (all) => [...all, { name: '../order.xml', bytes: new Uint8Array(1) }] }),
    ),
    one(
      'media-type',
      'A zip that is no ASiC container.',
      fails('container-malformed'),
      make({
        change: (all) =>
          all.map((file) =>
            file.name === mimetype.name
              ? { ...file, bytes: new TextEncoder().encode('application/zip') }
              : file,
          ),
      }),
    ),
    one(
      'comment',
      'A comment behind the archive may be another archive.',
      fails('container-malformed'),
      new Uint8Array(Buffer.concat([good, Buffer.from('x')])),
    ),
    one('truncated', 'An archive cut short.', fails('container-malformed'), good.slice(0, -30)),
    one(
      'local-header-differs',
      'Local header and directory name different files.',
      fails('container-malformed'),
      firstReplaced(good, 'order.xml', 'other.xml'),
    ),
    one(
      'data-flipped',
      'A stored byte was changed.',
      fails('container-malformed'),
      firstReplaced(good, text(order), '<Ordex/>'),
    ),
  ];
}

function firstReplaced(file: Uint8Array, from: string, to: string): Uint8Array {
  const out = Buffer.from(file);
  out.write(to, out.indexOf(from), 'latin1');
  return new Uint8Array(out);
}
