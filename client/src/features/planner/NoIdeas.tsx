import { useNavigate } from '@solidjs/router';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import { Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { clustersUrl, keywordsUrl } from './planner.urls.ts';

export interface NoIdeasProps {
  siteId: string;
  clusters: number;
  /** Nothing for somebody who may not. */
  onGenerate: (() => void) | undefined;
}

/** Before the first idea: ideas come from clusters, and clusters from keywords. */
export function NoIdeas(props: NoIdeasProps) {
  const navigate = useNavigate();
  return (
    <Show
      when={props.clusters > 0}
      fallback={
        <EmptyState
          title="No ideas yet"
          actions={
            <Button variant="primary" onClick={() => navigate(keywordsUrl(props.siteId))}>
              Go to Keywords
            </Button>
          }
        >
          Ideas are proposed for clusters, and this site has none yet. Begin with its keywords: they are grouped into clusters.
        </EmptyState>
      }
    >
      <EmptyState
        title="No ideas yet"
        actions={
          <>
            <Show when={props.onGenerate}>
              {(generate) => (
                <Button variant="primary" onClick={() => generate()()}>
                  <Lightbulb size={15} strokeWidth={1.75} /> Generate ideas
                </Button>
              )}
            </Show>
            <Button onClick={() => navigate(clustersUrl(props.siteId))}>Go to Clusters</Button>
          </>
        }
      >
        Ideas are pieces of content, proposed for a cluster and its keywords, each with a title and a brief. What you like becomes a task
        for the Writer.
      </EmptyState>
    </Show>
  );
}
