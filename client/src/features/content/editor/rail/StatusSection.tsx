import ExternalLink from 'lucide-solid/icons/external-link';
import { Show } from 'solid-js';
import { ago } from '../../../../lib/ago.ts';
import { type ContentStanding, pathOf, viewObstacle } from '../../../../lib/content/standing.ts';
import { contentSourceLabel } from '../../../../lib/labels.ts';
import { Status } from '../../../../ui/Status.tsx';
import type { Content } from '../create-editor.ts';
import { RailSection } from './RailSection.tsx';

export interface StatusSectionProps {
  content: Content;
  standing: ContentStanding;
}

/** Where it stands, and where it is to be found. */
export function StatusSection(props: StatusSectionProps) {
  const url = () => (viewObstacle(props.content) ? undefined : (props.content.externalUrl ?? undefined));
  return (
    <RailSection title="Status" aside={<span title={props.content.updatedAt}>changed {ago(props.content.updatedAt)}</span>}>
      <div class="grid gap-1.5">
        <Status kind={props.standing.kind} />
        <Show when={props.standing.reason}>
          {(reason) => (
            <p
              class="wrap-anywhere"
              classList={{ 'text-red': props.standing.kind === 'failed', 'text-ink-2': props.standing.kind !== 'failed' }}
            >
              {reason()}
            </p>
          )}
        </Show>
      </div>
      <dl class="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1">
        <dt class="text-ink-3">Address</dt>
        <dd class="min-w-0">
          <Show when={url()} fallback={<span class="text-ink-3">{props.content.missingInWordPress ? 'Gone' : 'Not yet'}</span>}>
            {(href) => (
              <a
                href={href()}
                target="_blank"
                rel="noreferrer"
                title={href()}
                class="figures flex items-center gap-1 text-pencil-2 hover:underline"
              >
                <span class="truncate">{pathOf(href())}</span>
                <ExternalLink size={12} strokeWidth={1.75} aria-label="opens in a new tab" class="flex-none" />
              </a>
            )}
          </Show>
        </dd>
        <dt class="text-ink-3">Source</dt>
        <dd>{contentSourceLabel(props.content.source)}</dd>
      </dl>
    </RailSection>
  );
}
