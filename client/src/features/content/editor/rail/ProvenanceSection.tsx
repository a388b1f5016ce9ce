import { Show } from 'solid-js';
import { formatMoment } from '../../../../lib/dates.ts';
import { formatCount, formatMoney } from '../../../../lib/numbers.ts';
import type { Content } from '../create-editor.ts';
import { RailSection } from './RailSection.tsx';

export interface ProvenanceSectionProps {
  provenance: NonNullable<Content['provenance']>;
}

/** Who wrote the draft, and what that took. */
export function ProvenanceSection(props: ProvenanceSectionProps) {
  const tokens = () => {
    const { inputTokens, outputTokens } = props.provenance;
    return inputTokens === null || outputTokens === null ? null : `${formatCount(inputTokens)} read, ${formatCount(outputTokens)} written`;
  };
  return (
    <RailSection title="Draft">
      <p class="font-medium">{props.provenance.builtIn ? 'Written by the built-in writer' : `Written by ${props.provenance.model}`}</p>
      <Show when={props.provenance.builtIn}>
        <p class="text-label text-ink-3">An outline from rules, with no model behind it. Fill it in before you publish.</p>
      </Show>
      <dl class="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1">
        <Show when={!props.provenance.builtIn}>
          <dt class="text-ink-3">Provider</dt>
          <dd class="truncate" title={props.provenance.provider}>
            {props.provenance.provider}
          </dd>
        </Show>
        <dt class="text-ink-3">{props.provenance.builtIn ? 'Outline' : 'Prompt'}</dt>
        <dd class="figures truncate leading-5" title={props.provenance.prompt}>
          {props.provenance.prompt}
        </dd>
        <Show when={tokens()}>
          {(words) => (
            <>
              <dt class="text-ink-3">Tokens</dt>
              <dd>{words()}</dd>
            </>
          )}
        </Show>
        <Show when={props.provenance.cost !== null}>
          <dt class="text-ink-3">Cost</dt>
          <dd>{formatMoney(props.provenance.cost ?? 0, 'USD')}</dd>
        </Show>
        <dt class="text-ink-3">When</dt>
        <dd>{formatMoment(props.provenance.createdAt)}</dd>
      </dl>
    </RailSection>
  );
}
