/**
 * Who may import whom. Anything not allowed here is an error; `scripts/import-rules.test.mjs` plants
 * violations and expects each to be caught.
 */

import swc from '@swc/core';

// dependency-cruiser asks swc for TypeScript without JSX, and its other parser knows no TypeScript 7 yet.
const parseFile = swc.parseFileSync;
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('.tsx') });

const TEST_FILE = '(\\.test\\.tsx?$|/testing/|/e2e/)';

/** Our own packages a part may use, by folder. */
const ALLOWED = {
  'packages/core': [],
  'packages/logger': [],
  'packages/jobs': ['packages/core'],
  'packages/db': ['packages/core'],
  'packages/providers': ['packages/core'],
  // The terminal client knows Mizani by its HTTP API alone.
  'apps/cli': ['packages/core'],
  'apps/model-server': ['packages/core', 'packages/logger'],
  'apps/worker': [
    'packages/core',
    'packages/jobs',
    'packages/db',
    'packages/providers',
    'packages/logger',
  ],
  // The web never measures, so it has no providers.
  'apps/web': ['packages/core', 'packages/jobs', 'packages/db', 'packages/logger'],
};

const directionRules = Object.entries(ALLOWED).map(([part, allowed]) => ({
  name: `${part.replace('/', '-')}-imports`,
  comment: `${part} may import only itself${allowed.length ? ` and ${allowed.join(', ')}` : ''} of ours.`,
  severity: 'error',
  from: { path: `^${part}/`, pathNot: TEST_FILE },
  to: { path: '^(apps|packages)/', pathNot: [part, ...allowed].map((folder) => `^${folder}/`) },
}));

/** A third-party package that may be imported from some places only. */
function onlyIn(name, packages, places) {
  return {
    name: `${name}-by-place`,
    comment: `${packages} may be imported only in ${places.join(', ')}.`,
    severity: 'error',
    from: { pathNot: places.map((place) => `^${place}`) },
    to: { path: `(^|/)node_modules/${packages}(/|$)` },
  };
}

export default {
  forbidden: [
    ...directionRules,
    {
      name: 'core-imports-zod-only',
      comment:
        'The domain knows no library but zod, and jstat for the distributions of statistics.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TEST_FILE },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|jstat)/' },
    },
    {
      name: 'core-has-no-input-or-output',
      comment: 'Clock, randomness and the outside world reach the domain as arguments.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'logger-imports-pino-only',
      severity: 'error',
      from: { path: '^packages/logger/src/', pathNot: TEST_FILE },
      to: { path: 'node_modules/', pathNot: 'node_modules/pino/' },
    },
    onlyIn('bullmq', 'bullmq', ['packages/jobs/src/bullmq/', 'packages/jobs/src/testing/']),
    onlyIn('redis', 'ioredis', ['packages/jobs/src/bullmq/', 'packages/jobs/src/testing/']),
    onlyIn('prisma', '(@prisma|@libsql|pg)', ['packages/db/']),
    onlyIn('distributions', 'jstat', ['packages/core/src/statistics/distributions']),
    onlyIn('react', '(react|react-dom|next|use-intl|next-themes|lucide-react)', ['apps/web/']),
    onlyIn('charts', '(@tremor/react|recharts)', ['apps/web/src/components/charts/']),
    {
      name: 'production-imports-no-testing',
      severity: 'error',
      from: { pathNot: TEST_FILE },
      to: { path: TEST_FILE },
    },
    {
      name: 'client-code-imports-no-server-code',
      comment: 'Components reach the server through queries and actions only.',
      severity: 'error',
      from: { path: '^apps/web/src/(components|features/[^/]+/components)/' },
      to: { path: '^apps/web/src/server/', pathNot: 'server/action-result' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: 'src/generated/' },
      to: {
        circular: true,
        viaOnly: { pathNot: 'src/generated/', dependencyTypesNot: ['type-only'] },
      },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing would slip through every other rule.',
      severity: 'error',
      from: { pathNot: 'src/generated/' },
      to: { couldNotResolve: true, pathNot: '^(server-only|\\.next/)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    webpackConfig: { fileName: 'scripts/web-alias.config.mjs' },
    doNotFollow: { path: ['node_modules', 'src/generated'] },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|\\.next)/|next-env' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
