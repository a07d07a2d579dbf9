/** One size of a picture: how wide at most, what it may weigh, and between which qualities the weight may be sought. */
export interface Rendition {
  readonly name: string;
  readonly format: 'avif' | 'webp' | 'jpeg';
  readonly width: number;
  /** with a height the picture is cut to fill the frame, around what draws the eye; without, it keeps its shape */
  readonly height?: number;
  readonly largestBytes: number;
  /** encoder qualities, 1..100; when even the lowest is too heavy the picture is made smaller */
  readonly quality: { readonly lowest: number; readonly highest: number };
}

export interface ImageJob {
  readonly bytes: Uint8Array;
  readonly renditions: readonly Rendition[];
  /** the shortest side that is still worth showing, in pixels */
  readonly shortest: number;
  readonly mostPixels: number;
}

export interface Rendered {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
}

export interface RenderedImage {
  /** of the picture as people see it, turned upright */
  readonly width: number;
  readonly height: number;
  readonly renditions: readonly Rendered[];
  /** a blurred sight of it, a WebP of some hundred bytes */
  readonly placeholder: Uint8Array;
}

/** Codes are explained in the namespace `files`, under `refusal`. */
export type ImageRefusal =
  | 'image-unreadable'
  | 'image-too-many-pixels'
  | 'image-too-small'
  | 'image-too-costly'
  | 'too-busy';
