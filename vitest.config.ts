import { availableParallelism } from 'node:os';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

// One copy of graphql for everything that a test loads, or "another module or realm" follows.
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }];
// Left to itself vitest keeps a core idle, which of two is half of them; and most suites wait more than they work.
const maxWorkers = Math.max(2, availableParallelism() - 1);
// Loading the server and warming it up costs more than most spec files take, so a worker keeps it for its next file: the server
// has no state beside its services, and a file that changes what others see (a spy, process.env) puts it back.
const server = {
  environment: 'node',
  globalSetup: 'server/test/kit/postgres.ts',
  setupFiles: ['reflect-metadata'],
  isolate: false,
} as const;

const built = 'server/test/kit/build.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', maxWorkers, include: ['server/src/**/*.test.ts'], setupFiles: ['reflect-metadata'], testTimeout: 20_000 },
      },
      {
        resolve: { alias },
        test: {
          ...server,
          name: 'api',
          maxWorkers,
          include: ['server/test/api/**/*.spec.ts'],
          exclude: ['**/*.slow.spec.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        // Of the API too, but what waits for real encoders, real back-off and real time-outs: out of the focused loop.
        test: {
          ...server,
          name: 'slow',
          maxWorkers: maxWorkers + 1,
          include: ['server/test/api/**/*.slow.spec.ts'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'blocks',
          include: ['server/test/blocks/**/*.spec.ts'],
          globalSetup: 'server/test/blocks/install.mjs',
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...server,
          name: 'boot',
          globalSetup: [server.globalSetup, built],
          maxWorkers,
          include: ['server/test/boot/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        // Many processes of the program as built, around a PostgreSQL of the suite's own.
        test: {
          name: 'fleet',
          environment: 'node',
          setupFiles: ['reflect-metadata'],
          include: ['server/test/fleet/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        // In full size: by `npm run test:faults` alone.
        test: {
          ...server,
          name: 'faults',
          include: ['server/test/faults/**/*.spec.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        // By `npm run test:chaos` alone; as long as CHAOS_SECONDS says, and what comes after.
        test: {
          name: 'chaos',
          environment: 'node',
          setupFiles: ['reflect-metadata'],
          include: ['server/test/chaos/**/*.spec.ts'],
          testTimeout: 900_000,
          hookTimeout: 180_000,
        },
      },
      {
        plugins: [solid()],
        resolve: { alias },
        test: {
          name: 'client',
          maxWorkers,
          environment: 'happy-dom',
          environmentOptions: { happyDOM: { url: 'http://localhost:4000/' } },
          include: ['client/{src,codegen}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...server,
          name: 'browser',
          maxWorkers,
          include: ['client/test/browser/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...server,
          name: 'wordpress',
          globalSetup: [server.globalSetup, built],
          include: ['server/test/wordpress/**/*.spec.ts', 'sandbox/test/**/*.spec.ts', 'wordpress-plugin/test/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // They wait for hosts that are slow on purpose, for a third of their time.
          maxWorkers: maxWorkers + 1,
        },
      },
    ],
  },
});
