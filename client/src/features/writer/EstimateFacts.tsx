import { Show } from 'solid-js';
import type { Estimate_OfQuery } from '../../graphql/generated/features/writer/Estimate.ts';
import { formatAbout, formatCost, providerName } from '../../lib/ai-words.ts';

export type Estimate = Estimate_OfQuery['draftEstimate'];

const about = (cost: number) => (formatCost(cost).startsWith('less') ? formatCost(cost) : `about ${formatCost(cost)}`);

/** What drafts will take, before anything is sent: honest where it is not known. */
export function EstimateFacts(props: { estimate: Estimate }) {
  const isFree = () => props.estimate.provider === 'built-in';
  return (
    <dl class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2 gap-y-2">
      <dt class="text-ink-3">Writer</dt>
      <dd class="min-w-0 break-words text-ink">
        {providerName(props.estimate.provider)}
        <Show when={props.estimate.models.length > 0}>
          <span class="text-ink-2">, {props.estimate.models.join(', ')}</span>
        </Show>
      </dd>
      <Show when={!isFree()}>
        <dt class="text-ink-3">Tokens</dt>
        <dd class="text-ink">
          about {formatAbout(props.estimate.inputTokens)} in, {formatAbout(props.estimate.outputTokens)} out
        </dd>
        <dt class="text-ink-3">Cost</dt>
        <dd class="text-ink">{props.estimate.cost === null ? 'Not known' : about(props.estimate.cost)}</dd>
      </Show>
      <dd class="col-span-2 text-label text-ink-3">{props.estimate.note}</dd>
    </dl>
  );
}
