/** What the blocks are printed with. A print keeps its own paper and inks by day and by night. */
export const inks = {
  ink: '#1c1a17',
  paper: '#fbf3e4',
  sand: '#ead9b8',
  straw: '#e9c572',
  ochre: '#d9982f',
  clay: '#b5482a',
  cocoa: '#5e3322',
  leaf: '#3c6e47',
  sage: '#a9bf9a',
  river: '#b9d3d3',
  indigo: '#27348b',
  rose: '#e3b7a0',
} as const;
export type Ink = (typeof inks)[keyof typeof inks];
