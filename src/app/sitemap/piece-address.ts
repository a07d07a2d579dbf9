import { type Piece, pieceKinds } from '@/catalogue/sitemap-pieces';

const form = /^([a-z]+)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The last part of a piece's address: "sellers-0190…". */
export function writePiece({ kind, from }: Piece): string {
  return `${kind}-${from}`;
}

/** Null for what we never wrote. */
export function readPiece(text: string): Piece | null {
  const [, name, from] = form.exec(text) ?? [];
  const kind = pieceKinds.find((one) => one === name);
  return kind && from ? { kind, from } : null;
}
