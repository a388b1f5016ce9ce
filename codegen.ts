import type { CodegenConfig } from '@graphql-codegen/cli';
import { modulePerDocument } from './client/codegen/module-per-document.ts';

/** Typed hooks for the dashboard, from the `.graphql` files that stand beside its components. Run by `npm run codegen`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'client/src/**/*.graphql',
  generates: {
    'client/src/graphql/generated/': {
      preset: modulePerDocument,
      presetConfig: { sources: 'client/src' },
      config: {
        namingConvention: 'keep',
        inlineFragmentTypes: 'mask',
        skipTypename: true,
        enumType: 'string-literal',
        // A new scalar has to be named here before it can be used.
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', URL: 'string' },
      },
    },
  },
};

export default config;
