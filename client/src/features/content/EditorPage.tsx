import { A, useParams } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { createEditorPageLoadQuery, type EditorPage_LoadQuery } from '../../graphql/generated/features/content/EditorPage.ts';
import { PageFailure } from '../../lib/PageFailure.tsx';
import { buttonLook } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { contentUrl } from './content.urls.ts';
import { Editor } from './editor/Editor.tsx';
import { EditorSkeleton } from './editor/EditorSkeleton.tsx';

export default function EditorPage() {
  const params = useParams<{ siteId: string; contentId: string }>();
  const [result, load] = createEditorPageLoadQuery({
    variables: () => ({ siteId: params.siteId, contentId: params.contentId }),
    // What is edited has to be what is there now.
    requestPolicy: 'network-only',
  });
  const reload = () => load({ requestPolicy: 'network-only' });

  // What was loaded stays on the desk while it is asked for again, and when that fails: somebody may be writing.
  const loaded = createMemo<EditorPage_LoadQuery | undefined>((before) => {
    const data = result.data;
    if (data?.contentItem?.id === params.contentId && data.site) return data;
    return before?.contentItem?.id === params.contentId && (!data || result.fetching) ? before : undefined;
  });
  const isNotFound = () =>
    !result.fetching && result.data && (!result.data.contentItem || result.data.contentItem.siteId !== params.siteId);
  const may = (scope: 'WRITE' | 'PUBLISH') => loaded()?.viewer.scopes.includes(scope) ?? false;

  return (
    <Switch fallback={<EditorSkeleton />}>
      <Match when={isNotFound()}>
        <PageHead title="Content" />
        <EmptyState
          title="There is no such content here"
          actions={
            <A href={contentUrl(params.siteId)} class={buttonLook({ variant: 'primary' })}>
              Go to the Content Manager
            </A>
          }
        >
          The link may be old, or lead to another site. Nothing was changed.
        </EmptyState>
      </Match>
      <Match when={loaded()?.contentItem?.id} keyed>
        <Show when={loaded()?.contentItem}>
          {(content) => (
            <Editor
              content={content()}
              site={{ url: loaded()?.site?.url ?? '', active: loaded()?.site?.active ?? false }}
              viewer={{ id: loaded()?.viewer.id ?? null, mayWrite: may('WRITE'), mayPublish: may('PUBLISH') }}
              reload={reload}
            />
          )}
        </Show>
      </Match>
      <Match when={result.error}>
        {(error) => <PageFailure head="Content" what="The content" error={error()} busy={result.fetching} onRetry={reload} />}
      </Match>
    </Switch>
  );
}
