import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { createJobSubjectTaskQuery } from '../../graphql/generated/features/jobs/JobSubject.ts';
import type { JobKind } from '../../lib/job-work.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { editorUrl } from '../content/content.urls.ts';

interface SubjectProps {
  siteId: string;
  subjectId: string;
  /** What it is called, where it is still there. */
  title: string | null;
  /** The content that it is about, where it is about one. */
  contentId?: string | undefined;
}

/** What these do they do to one content after the other. */
const ofContent: ReadonlySet<JobKind> = new Set(['PUBLISH_CONTENT', 'UNDO_PUBLISH', 'SUGGEST_CLUSTERS']);

/** What one thing of a job is about: its title, which leads there, or its id where nothing is known of it. */
export function JobSubject(props: SubjectProps & { kind: JobKind }): JSX.Element {
  if (ofContent.has(props.kind)) {
    return <Named name={props.title ?? undefined} id={props.subjectId} href={editorUrl(props.siteId, props.subjectId)} />;
  }
  if (props.kind === 'GENERATE_DRAFT') return <TaskSubject {...props} />;
  if (props.kind === 'GENERATE_IDEAS') {
    return <Named name={props.title ?? undefined} id={props.subjectId} href={clusterUrl(props.siteId, props.subjectId)} />;
  }
  if (props.kind === 'IMPORT_KEYWORDS') return <Named name={props.subjectId.replace(/^row (\d+):/, 'Row $1: ')} />;
  // What is read in WordPress is named as it is there: `post:12`.
  const href = () => (props.contentId ? editorUrl(props.siteId, props.contentId) : undefined);
  return <Named name={props.title ?? props.subjectId.replace(':', ' ')} href={href()} />;
}

function TaskSubject(props: SubjectProps) {
  const [found] = createJobSubjectTaskQuery({ variables: () => ({ id: props.subjectId }), requestPolicy: 'cache-and-network' });
  const content = () => found.data?.task?.content;
  const href = () => {
    const written = content();
    return written ? editorUrl(props.siteId, written.id) : undefined;
  };
  return (
    <Named busy={!found.data && found.fetching} name={content()?.title ?? props.title ?? undefined} id={props.subjectId} href={href()} />
  );
}

const Named = (props: { name: string | undefined; busy?: boolean; id?: string; href?: string | undefined }) => (
  <Show
    when={props.name}
    fallback={props.busy ? <Skeleton class="my-1.5 w-1/2" /> : <span class="figures block truncate text-ink-3">{props.id}</span>}
  >
    {(name) => (
      <Show
        when={props.href}
        fallback={
          <span class="block truncate" title={name()}>
            {name()}
          </span>
        }
      >
        {(href) => (
          <A href={href()} title={name()} class="block truncate rounded-badge hover:underline">
            {name()}
          </A>
        )}
      </Show>
    )}
  </Show>
);
