import { readdirSync } from 'node:fs';

/** A kind of page, as its file says: "/p/[portal]/g/[product]", and the room of people it is for. */
export interface PagePattern {
  readonly path: string;
  readonly room: string;
  /** false for what answers with a file or an errand */
  readonly isPage: boolean;
  matches(path: string): boolean;
}

const folder = 'src/app/[locale]';

/** Every kind of address there is, read from the files that answer: a new page cannot be forgotten. */
export function pagePatterns(): PagePattern[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(name))
    .map((name) => patternOf(name.split('/').slice(0, -1), !name.endsWith('route.ts')))
    .sort((a, b) => dynamicParts(a.path) - dynamicParts(b.path) || a.path.localeCompare(b.path));
}

function patternOf(folders: readonly string[], isPage: boolean): PagePattern {
  const isRoom = (name: string) => /^\(.+\)$/.test(name);
  const path = folders
    .filter((name) => !isRoom(name))
    .map((name) => `/${name}`)
    .join('');
  const expression = new RegExp(`^${path.replaceAll(/\[[^\]]+\]/g, '[^/]+')}/?$`);
  return {
    path,
    isPage,
    room: folders.find(isRoom)?.slice(1, -1) ?? 'public',
    matches: (given) => expression.test(given),
  };
}

const dynamicParts = (path: string) => path.split('[').length;
