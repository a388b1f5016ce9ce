/** @jsxImportSource react */
import 'graphiql/setup-workers/vite';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Banner } from './Banner.tsx';
import { EXAMPLES_PLUGIN } from './ExamplesPlugin.tsx';
import { documentOf } from './examples/examples.ts';
import { createFetcher, type Trouble } from './fetcher.ts';
import { OpenFromAddress } from './OpenFromAddress.tsx';
// Its parts one by one: the whole brings 600 kB of fonts, and we have our own.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';

/** What is chosen in the dashboard; public/theme.js has set it. */
const theme = (document.documentElement.dataset.theme as 'light' | 'dark' | undefined) ?? 'system';

const plugins = [EXAMPLES_PLUGIN, { ...explorerPlugin(), title: 'Explorer' }, HISTORY_PLUGIN];
/** What was open last; to begin with the examples, where there is room beside them. GraphiQL itself forgets it. */
const openPlugin =
  localStorage.getItem('graphiql:visiblePlugin') ?? (matchMedia('(min-width: 60rem)').matches ? EXAMPLES_PLUGIN.title : undefined);

function Page() {
  const [trouble, setTrouble] = useState<Trouble>();
  const [slow, setSlow] = useState(false);
  const fetcher = useMemo(() => createFetcher({ onTrouble: setTrouble, onSlow: setSlow }), []);
  return (
    <div className="page">
      <Banner trouble={trouble} slow={slow} />
      <GraphiQL
        fetcher={fetcher}
        forcedTheme={theme}
        plugins={plugins}
        {...(openPlugin && { visiblePlugin: openPlugin })}
        defaultQuery={documentOf('welcome')}
        defaultEditorToolsVisibility="variables"
      >
        <GraphiQL.Logo>
          <a href="/" className="home" title="Back to the dashboard">
            IGNY8
          </a>
        </GraphiQL.Logo>
        <OpenFromAddress />
      </GraphiQL>
    </div>
  );
}

createRoot(document.getElementById('graphiql') as HTMLElement).render(<Page />);
