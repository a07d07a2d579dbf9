/** What a file may be, told by its bytes, and how it is named to a browser. */
export const contentTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  heic: 'image/heic',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  xml: 'application/xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  text: 'text/plain; charset=utf-8',
  /** readable, but not UTF-8: Latin-1, Windows-1252 or UTF-16; the reader must convert or refuse it */
  'legacy-text': 'text/plain',
} as const;

export type ContentKind = keyof typeof contentTypes;

/** Photographs this house can decode. */
export const photoKinds = ['jpeg', 'png', 'webp', 'avif'] as const satisfies readonly ContentKind[];

/** More than telephones take by themselves; decoding holds four bytes for each. */
export const mostPixels = 50_000_000;
