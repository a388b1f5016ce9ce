/** What can be done with one content of a list: three icons, or one menu where there is little room. */
import { A } from '@solidjs/router';
import ArchiveRestore from 'lucide-solid/icons/archive-restore';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import ExternalLink from 'lucide-solid/icons/external-link';
import Pencil from 'lucide-solid/icons/pencil';
import Upload from 'lucide-solid/icons/upload';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { type ContentRowData, viewObstacle } from './standing.ts';

const look = 'inline-grid size-6.5 shrink-0 place-items-center rounded-control text-ink-3 transition-colors duration-90 touch:size-11';
const live = `${look} hover:bg-press hover:text-ink`;

/** What cannot be done now stays in its place, faded, and says why. */
const Unavailable = (props: { name: string; why: string; children: JSX.Element }) => (
  <button
    type="button"
    aria-disabled="true"
    aria-label={`${props.name}: ${props.why}`}
    title={`${props.name}: ${props.why}`}
    class={`${look} cursor-default opacity-40`}
  >
    {props.children}
  </button>
);

export interface RowActionsProps {
  content: ContentRowData;
  /** Where it is edited. */
  href: string;
  narrow: boolean;
  mayWrite: boolean;
  /** Why it cannot be published. */
  obstacle: string | undefined;
  onPublish: () => void;
  onRestore: () => void;
}

export function RowActions(props: RowActionsProps) {
  return (
    <Show when={!props.narrow} fallback={<RowMenu {...props} />}>
      <RowIcons {...props} />
    </Show>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function RowMenu(props: RowActionsProps) {
  const main = (): MenuItem =>
    props.content.deletedAt
      ? {
          label: 'Restore',
          icon: <ArchiveRestore size={15} strokeWidth={1.75} />,
          disabled: !props.mayWrite,
          onSelect: props.onRestore,
        }
      : {
          label: 'Publish',
          description: props.obstacle && sentence(props.obstacle),
          icon: <Upload size={15} strokeWidth={1.75} />,
          disabled: props.obstacle !== undefined,
          onSelect: props.onPublish,
        };
  return (
    <Menu
      trigger={(trigger) => (
        <IconButton {...trigger} name={`Actions for ${props.content.title}`}>
          <Ellipsis size={18} strokeWidth={1.75} />
        </IconButton>
      )}
      align="end"
      items={[
        { label: 'Edit', icon: <Pencil size={15} strokeWidth={1.75} />, href: props.href },
        main(),
        {
          label: 'View in WordPress',
          description: sentence(viewObstacle(props.content) ?? ''),
          icon: <ExternalLink size={15} strokeWidth={1.75} />,
          disabled: viewObstacle(props.content) !== undefined,
          href: viewObstacle(props.content) ? undefined : (props.content.externalUrl ?? undefined),
        },
      ]}
    />
  );
}

function RowIcons(props: RowActionsProps) {
  return (
    <span class="-ml-1 flex gap-px">
      <A href={props.href} aria-label={`Edit ${props.content.title}`} title="Edit (E)" aria-keyshortcuts="e" class={live}>
        <Pencil size={15} strokeWidth={1.75} />
      </A>
      <Show when={props.content.deletedAt} fallback={<PublishIcon {...props} />}>
        <Show
          when={props.mayWrite}
          fallback={
            <Unavailable name="Restore" why="your account may not write">
              <ArchiveRestore size={15} strokeWidth={1.75} />
            </Unavailable>
          }
        >
          <button
            type="button"
            aria-label={`Restore ${props.content.title}`}
            title="Restore"
            class={live}
            onClick={() => props.onRestore()}
          >
            <ArchiveRestore size={15} strokeWidth={1.75} />
          </button>
        </Show>
      </Show>
      <Show
        when={!viewObstacle(props.content) && props.content.externalUrl}
        fallback={
          <Unavailable name="View in WordPress" why={viewObstacle(props.content) ?? ''}>
            <ExternalLink size={15} strokeWidth={1.75} />
          </Unavailable>
        }
      >
        {(url) => (
          <a
            href={url()}
            target="_blank"
            rel="noreferrer"
            aria-label={`View ${props.content.title} in WordPress, in a new tab`}
            title="View in WordPress"
            class={live}
          >
            <ExternalLink size={15} strokeWidth={1.75} />
          </a>
        )}
      </Show>
    </span>
  );
}

const PublishIcon = (props: RowActionsProps) => (
  <Show
    when={!props.obstacle}
    fallback={
      <Unavailable name="Publish" why={props.obstacle ?? ''}>
        <Upload size={15} strokeWidth={1.75} />
      </Unavailable>
    }
  >
    <button
      type="button"
      aria-label={`Publish ${props.content.title}`}
      title="Publish (P)"
      aria-keyshortcuts="p"
      class={live}
      onClick={() => props.onPublish()}
    >
      <Upload size={15} strokeWidth={1.75} />
    </button>
  </Show>
);
