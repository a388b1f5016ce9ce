import { createEffect, createMemo, type JSX, on, Show } from 'solid-js';
import { createProvenanceOfQuery } from '../../../../graphql/generated/features/content/editor/rail/Provenance.ts';
import { formatCost, formatDuration, providerName } from '../../../../lib/ai-words.ts';
import { formatMoment } from '../../../../lib/dates.ts';
import { countGapsIn } from '../../../../lib/gaps.ts';
import { formatCount, formatShare, plural } from '../../../../lib/numbers.ts';
import type { Editing } from '../create-editor.ts';
import { createSettled } from '../settled.ts';
import { RailSection } from './RailSection.tsx';

/** Who wrote the draft, what that took, how much of it is still so, and what it still wants from a person. */
export function ProvenanceSection(props: { editing: Editing }) {
  const { id } = props.editing.content();
  const [result, load] = createProvenanceOfQuery({ variables: () => ({ id }), requestPolicy: 'cache-and-network' });
  const provenance = () => result.data?.contentItem?.provenance;
  // What was saved may have changed more of it.
  createEffect(
    on(
      () => props.editing.base().version,
      () => load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );
  const html = createSettled(() => props.editing.mine.contentHtml);
  const gaps = createMemo(() => countGapsIn(html()));

  return (
    <>
      <Show when={gaps() > 0}>
        <RailSection title="To fill in" aside={formatCount(gaps())}>
          <p>
            {plural(gaps(), 'gap')} marked <span class="figures">[Add: …]</span> or <span class="figures">[Delete: …]</span> in the text.
            Fill them before you publish.
          </p>
        </RailSection>
      </Show>
      <Show when={provenance()}>
        {(by) => (
          <RailSection title="Where the draft comes from">
            <p class="font-medium">{by().builtIn ? 'Outlined by the built-in writer' : `Written by ${by().model}`}</p>
            <Show when={by().builtIn}>
              <p class="text-label text-ink-3">From rules, with no model behind it. It wants your words and facts.</p>
            </Show>
            <dl class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-y-1">
              <Show when={!by().builtIn}>
                <Fact label="Provider">{providerName(by().provider)}</Fact>
              </Show>
              <Fact label={by().builtIn ? 'Outline' : 'Prompt'}>
                <span class="figures leading-5 break-all">{by().prompt}</span>
              </Fact>
              <Show when={!by().builtIn}>
                <Show when={by().inputTokens !== null && by().outputTokens !== null}>
                  <Fact label="Tokens">
                    {formatCount(by().inputTokens ?? 0)} in, {formatCount(by().outputTokens ?? 0)} out
                  </Fact>
                </Show>
                <Fact label="Cost">{by().cost === null ? <span class="text-ink-3">Not known</span> : formatCost(by().cost ?? 0)}</Fact>
              </Show>
              <Fact label="Took">{formatDuration(by().durationMs)}</Fact>
              <Fact label="When">{formatMoment(by().createdAt)}</Fact>
              <Show when={by().changedShare !== null}>
                <Fact label="Changed since">
                  {by().changedShare === 0 ? 'Nothing' : `${formatShare(by().changedShare ?? 0)} of its words`}
                </Fact>
              </Show>
            </dl>
          </RailSection>
        )}
      </Show>
    </>
  );
}

const Fact = (props: { label: string; children: JSX.Element }) => (
  <>
    <dt class="text-ink-3">{props.label}</dt>
    <dd class="min-w-0">{props.children}</dd>
  </>
);
