/** What a process really loads: read from the compiled program, where imports of types are gone. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'workers-load-no-graphql',
      comment: 'A worker runs services and handlers; resolvers, types and Apollo stay out of its process.',
      severity: 'error',
      from: { path: '/worker\\.js$' },
      to: { reachable: true, path: 'node_modules/(type-graphql|@apollo|graphql)/|/graphql\\.js$' },
    },
    {
      name: 'no-circles',
      comment: 'Two things that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' } },
};
