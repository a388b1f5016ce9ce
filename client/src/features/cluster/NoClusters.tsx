import { useNavigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { keywordsUrl } from '../planner/planner.urls.ts';

export interface NoClustersProps {
  siteId: string;
  keywords: number;
  /** Left out for who may not write. */
  generate: JSX.Element;
  create: JSX.Element;
}

/** What comes first where there are no clusters: keywords, then grouping them. */
export function NoClusters(props: NoClustersProps) {
  const navigate = useNavigate();
  return (
    <Show
      when={props.keywords > 0}
      fallback={
        <EmptyState
          title="No clusters yet"
          actions={
            <>
              <Button variant="primary" onClick={() => navigate(keywordsUrl(props.siteId))}>
                Go to Keywords
              </Button>
              {props.create}
            </>
          }
        >
          A cluster is a topic: the parent of keywords, ideas, tasks and content. Add keywords first; clusters are made of them.
        </EmptyState>
      }
    >
      <EmptyState
        title="No clusters yet"
        actions={
          <>
            {props.generate}
            {props.create}
          </>
        }
      >
        {plural(props.keywords, 'keyword waits', 'keywords wait')} to be grouped. Clusters are made of those that belong together; you can
        rename, lock and change them afterwards.
      </EmptyState>
    </Show>
  );
}
