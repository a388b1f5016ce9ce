import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';
import solid from 'vite-plugin-solid';
import { precompress } from './precompress.ts';

const inClient = (...parts: string[]) => resolve(import.meta.dirname, ...parts);
const server = process.env.IGNY8_API ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/** While developing, GraphiQL answers at the address that it has in the product. */
const graphiqlAddress: Plugin = {
  name: 'igny8:graphiql-address',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/^\/graphiql(?=$|[?#])/, '/graphiql.html');
      next();
    });
  },
};

/** The texts of the documents that the dashboard sends by their ids, for the server. */
const documents: Plugin = {
  name: 'igny8:documents',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(inClient('src/graphql/generated/documents.json'));
    this.emitFile({ type: 'asset', fileName: 'documents.json', source });
  },
};

/** GraphiQL is made with React, and is the only thing here that is. */
const graphiqlSources = /\/src\/graphiql\/.*\.tsx$/;
const react: Plugin = {
  name: 'igny8:react',
  transform: {
    filter: { id: graphiqlSources },
    handler: (code, id) => transformWithOxc(code, id, { jsx: { runtime: 'automatic', importSource: 'react' } }),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tailwindcss(), solid({ exclude: [graphiqlSources] }), react, graphiqlAddress, documents, precompress],
  build: {
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: inClient('index.html'), graphiql: inClient('graphiql.html') },
      // A file for each icon would be thirty requests for a page, and three times the bytes.
      output: { codeSplitting: { groups: [{ name: 'icons', test: /lucide-solid/, includeDependenciesRecursively: false }] } },
      // React libraries say "use client", which means nothing where there is no server rendering.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
    // Monaco, which nobody but a visitor of GraphiQL loads.
    chunkSizeWarningLimit: 5_000,
  },
  // Its `?worker` imports are for Vite itself, not for the bundler of dependencies.
  optimizeDeps: { include: ['react/jsx-runtime'], exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: { proxy: { '/graphql': server, '/auth': server, '/uploads': server, '/downloads': server } },
});
