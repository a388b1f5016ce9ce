/**
 * The arrows of the house. main, worker, cli -> app -> modules -> platform; inside the modules
 * auth <- site <- taxonomy <- planner <- content <- {writer, wordpress}, with ai, jobs, undo and uploads beside them on platform alone,
 * and webhooks, which know sites: what happens is put down for them by the database.
 */
const order = ['auth', 'site', 'taxonomy', 'planner', 'content'];
const above = (module) => [...order.slice(order.indexOf(module) + 1), 'writer', 'wordpress'];

const moduleRules = [
  ...order.map((module) => ({
    name: `${module}-looks-down`,
    comment: `${module} may not import what stands above it: let the upper module add fields to the lower one's type, or take a port.`,
    severity: 'error',
    from: { path: `^server/src/modules/${module}/` },
    to: { path: `^server/src/modules/(${above(module).join('|')})/` },
  })),
  {
    name: 'writer-and-wordpress-are-neighbours',
    comment: 'The Writer does not talk to WordPress, and the other way round.',
    severity: 'error',
    from: { path: '^server/src/modules/(writer|wordpress)/' },
    to: { path: '^server/src/modules/(writer|wordpress)/', pathNot: '^server/src/modules/$1/' },
  },
  {
    name: 'domain-free-modules-stand-on-platform',
    comment: 'ai, jobs, undo and uploads know no domain: they import platform alone.',
    severity: 'error',
    from: { path: '^server/src/modules/(ai|jobs|undo|uploads)/' },
    to: { path: '^server/src/modules/', pathNot: '^server/src/modules/$1/' },
  },
  {
    name: 'webhooks-know-sites-alone',
    comment: 'What is told is put down by triggers: no module announces to webhooks, and they ask none.',
    severity: 'error',
    from: { path: '^server/src/modules/webhooks/' },
    to: { path: '^server/src/modules/', pathNot: '^server/src/modules/(webhooks|site)/' },
  },
  {
    name: 'nobody-knows-webhooks',
    comment: 'What is told is put down by triggers: no module announces to webhooks.',
    severity: 'error',
    from: { path: '^server/src/modules/', pathNot: '^server/src/modules/webhooks/' },
    to: { path: '^server/src/modules/webhooks/' },
  },
  {
    name: 'modules-have-one-door',
    comment: 'Enter another module through its index.ts (or its graphql.ts, from the GraphQL side) alone.',
    severity: 'error',
    from: { path: '^server/src/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^server/src/modules/', pathNot: '^server/src/modules/($1/|[^/]+/(index|graphql)\\.ts$)' },
  },
  {
    name: 'app-enters-by-the-door',
    comment: 'The composition root, too, enters a module through its index.ts or graphql.ts.',
    severity: 'error',
    from: { path: '^server/src/(app/|main|worker|cli)' },
    to: { path: '^server/src/modules/', pathNot: '^server/src/modules/[^/]+/(index|graphql)\\.ts$' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two things that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(modules|app|migrations)/' },
    },
    {
      name: 'modules-know-no-app',
      severity: 'error',
      from: { path: '^server/src/modules/' },
      to: { path: '^server/src/(app|migrations)/|^server/src/(main|worker|cli)\\.ts' },
    },
    ...moduleRules,
    {
      name: 'rules-are-pure',
      comment: 'Rules import other rules and text libraries; nothing that reads, writes or waits.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: '(\\.(service|handler|job|resolver|reads|loader|inputs|type)\\.ts$)|^server/src/platform/(db|jobs|http|graphql)/|node_modules/(kysely|@mikro-orm|type-graphql|fastify|pg)/',
      },
    },
    {
      name: 'work-knows-no-graphql',
      comment: 'Services, rules, jobs and handlers run in workers, which load no GraphQL.',
      severity: 'error',
      from: { path: '^server/src/modules/.*\\.(service|rules|handler|job|entity|tables)\\.ts$' },
      to: {
        path: 'node_modules/(type-graphql|graphql|@apollo)/|\\.(resolver|type|inputs)\\.ts$|/graphql\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-know-no-handler',
      comment: "A service may import a job's contract, never its handler.",
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '\\.handler\\.ts$' },
    },
    {
      name: 'client-looks-down',
      severity: 'error',
      from: { path: '^client/src/(ui|lib|graphql)/' },
      to: { path: '^client/src/features/' },
    },
    {
      name: 'features-meet-at-their-urls',
      comment: 'A feature reaches another only through its *.urls.ts.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/($1/|[^/]+/[^/]+\\.urls\\.ts$)' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'generated/|\\.d\\.ts$|/dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'solid', 'browser'],
    },
  },
};
