import type { CodegenConfig } from '@graphql-codegen/cli';

// The schema is the one that the server's tests keep, so a change that breaks this client breaks its build.
const config: CodegenConfig = {
  schema: '../../tests/CoproCms.IntegrationTests/Headless/SchemaSnapshotTests.Copro.verified.graphql',
  documents: 'src/*.ts',
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', Date: 'string', TimeSpan: 'string', Decimal: 'number', Long: 'number' },
      },
    },
  },
};

export default config;
