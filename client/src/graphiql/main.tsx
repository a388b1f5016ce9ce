/** @jsxImportSource react */
import 'graphiql/setup-workers/vite';
import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { signInUrl } from '../features/auth/auth.urls.ts';
import pipeline from './examples/pipeline.graphql?raw';
import variables from './examples/pipeline.variables.json?raw';
import { type Closed, createFetcher } from './fetcher.ts';
// Its parts one by one: the whole brings 600 kB of fonts, and we have our own.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';

/** What is chosen in the dashboard; public/theme.js has set it. */
const theme = (document.documentElement.dataset.theme as 'light' | 'dark' | undefined) ?? 'system';

function Explorer() {
  const [closed, setClosed] = useState<Closed>();
  const fetcher = useMemo(() => createFetcher(setClosed), []);
  return (
    <div className="page">
      {closed === 'signed-out' && (
        <p className="closed" role="alert">
          You are not signed in, so the API answers nothing. <a href={signInUrl('/graphiql')}>Sign in</a>, or send an API token as a header:{' '}
          <code>{'{ "Authorization": "Bearer …" }'}</code>
        </p>
      )}
      {closed === 'trusted-documents-only' && (
        <p className="closed" role="alert">
          This installation answers its own dashboard only, so nothing that is written here is answered. Whoever runs it can set{' '}
          <code>IGNY8_TRUSTED_DOCUMENTS_ONLY</code> to <code>false</code>.
        </p>
      )}
      <GraphiQL
        fetcher={fetcher}
        forcedTheme={theme}
        defaultQuery={pipeline}
        initialVariables={variables}
        defaultEditorToolsVisibility="variables"
      >
        <GraphiQL.Logo>
          <a href="/" className="home" title="Back to the dashboard">
            IGNY8
          </a>
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

createRoot(document.getElementById('graphiql') as HTMLElement).render(<Explorer />);
