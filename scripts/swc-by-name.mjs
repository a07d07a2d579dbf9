import swc from '@swc/core';

/** swc whose parser knows JSX exactly where the file's name says there is some. */
const byName = {
  ...swc,
  parseFileSync: (file, options) => swc.parseFileSync(file, { ...options, tsx: file.endsWith('x') }),
};
export default byName;
export const { version } = swc;
export const parseFileSync = byName.parseFileSync;
export const parseSync = swc.parseSync;
