import { inks } from './inks';

interface Weave {
  readonly ground: string;
  readonly thread: string;
  /** size of the repeat, and its path data */
  readonly repeat: readonly [width: number, height: number];
  readonly data: string;
}

/** The quiet pattern of each category: the ground of its drawings, and all there is where no drawing is. */
const weaves: Readonly<Record<string, Weave>> = {
  fruit: { ground: '#f1dcae', thread: '#e6c98c', repeat: [24, 24], data: 'M0 24 12 4l12 20M6 24 12 14l6 10' },
  spices: {
    ground: '#d5ddc4',
    thread: '#bfcba8',
    repeat: [20, 20],
    data: 'M0 10 10 0l10 10-10 10zM10 6v8M6 10h8',
  },
  'coffee-cocoa': {
    ground: '#e8cdb4',
    thread: '#d8b596',
    repeat: [24, 24],
    data: 'M0 3h12M0 9h12M15 0v12M21 0v12M12 15h12M12 21h12M3 12v12M9 12v12',
  },
  'nuts-seeds': {
    ground: '#e9d8bd',
    thread: '#d7c09a',
    repeat: [20, 20],
    data: 'M10 3q6 7 0 14q-6-7 0-14M0-7q6 7 0 14M20 13q-6 7 0 14M0 13q6 7 0 14',
  },
  'oils-butters': {
    ground: '#efe0b4',
    thread: '#dfca8e',
    repeat: [24, 16],
    data: 'M12 2q7 8 0 12q-7-4 0-12M0 10q7 8 0 12M24 10q-7 8 0 12M0-6q7 8 0 12M24-6q-7 8 0 12',
  },
  textiles: {
    ground: '#e6bfa6',
    thread: '#d7a488',
    repeat: [28, 28],
    data: 'M14 4a10 10 0 1 0 .1 0M14 9a5 5 0 1 0 .1 0M0-4a4 4 0 1 0 .1 8M28 24v8M0 24v8M24 0h8M-4 0h8',
  },
  home: {
    ground: '#c5cfe0',
    thread: '#aebbd3',
    repeat: [24, 24],
    data: 'M2 2h8v8h-8zM14 2l8 8M22 2l-8 8M14 14h8v8h-8zM2 14l8 8M10 14l-8 8',
  },
  basketry: {
    ground: '#e7d3a4',
    thread: '#d4bb80',
    repeat: [24, 12],
    data: 'M0 12 12 0 24 12M0 6l6-6M0 18 12 6 24 18M18 0l6 6',
  },
};

const plain: Weave = {
  ground: inks.sand,
  thread: '#d9c49c',
  repeat: [16, 16],
  data: 'M0 4h8M8 12h8M4 8v8M12 0v8',
};

export function isWoven(category: string): boolean {
  return Object.hasOwn(weaves, category);
}

/** The ground of a block, as markup that fills a 240 × 180 drawing. `key` keeps pattern ids apart on one page. */
export function weaveOf(category: string, key: string): string {
  const { ground, thread, repeat, data } = (isWoven(category) ? weaves[category] : undefined) ?? plain;
  const [width, height] = repeat;
  const id = `w-${key}`;
  return (
    `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">` +
    `<path d="${data}" fill="none" stroke="${thread}" stroke-width="1.6"/></pattern>` +
    `<path d="M0 0h240v180H0z" fill="${ground}"/><path d="M0 0h240v180H0z" fill="url(#${id})"/>`
  );
}
