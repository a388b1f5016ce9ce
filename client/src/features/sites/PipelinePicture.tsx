import { For, Show } from 'solid-js';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import type { PipelinePicture_StatsFragment } from '../../graphql/generated/features/sites/PipelinePicture.ts';
import { formatCount } from '../../lib/numbers.ts';
import { heightsOf, PICTURE, type Stage, shapesOf, stagesOf } from './pipeline-picture.ts';

const tones = { plain: 'text-ink-2', ochre: 'text-ochre', red: 'text-red' };

/** How much stands at each stage, and what holds it up there. Every stage and every hold-up leads to its list. */
export function PipelinePicture(props: { siteId: string; stats: Masked<PipelinePicture_StatsFragment> }) {
  const stages = () => stagesOf(props.siteId, unmask<PipelinePicture_StatsFragment>(props.stats));
  return (
    <>
      <Wide stages={stages()} />
      <Narrow stages={stages()} />
    </>
  );
}

const isEnd = (stages: Stage[], index: number) => index === stages.length - 1;

function Wide(props: { stages: Stage[] }) {
  const shapes = () => shapesOf(props.stages.map(({ count }) => count));
  return (
    <div class="relative hidden px-1.5 pt-4 pb-4 md:block">
      <svg
        aria-hidden="true"
        class="absolute inset-x-1.5 top-4 h-36"
        width="100%"
        style={{ width: 'calc(100% - 0.75rem)' }}
        viewBox={`0 0 ${props.stages.length * PICTURE.column} ${PICTURE.height}`}
        preserveAspectRatio="none"
      >
        <For each={shapes()}>
          {(shape, index) => (
            <>
              <Show when={shape.flow}>{(path) => <path d={path()} class="fill-pencil/15" />}</Show>
              <rect
                x={shape.x}
                y={shape.y}
                width={PICTURE.bar}
                height={shape.height}
                class={isEnd(props.stages, index()) ? 'fill-green/30' : 'fill-pencil/30'}
              />
            </>
          )}
        </For>
      </svg>
      <ol class="relative grid" style={{ 'grid-template-columns': `repeat(${props.stages.length}, minmax(0, 1fr))` }}>
        <For each={props.stages}>
          {(stage) => (
            <li class="grid justify-items-center px-1 text-center">
              <a href={stage.href} class="group grid w-full justify-items-center rounded-control">
                <span class="grid h-36 place-items-center font-serif text-[1.6875rem] leading-none font-medium lining-nums">
                  {/* Over so thin a line a nought would look struck out. */}
                  <span classList={{ 'bg-sheet px-2': stage.count === 0 }}>{formatCount(stage.count)}</span>
                </span>
                <span class="mt-2.5 font-semibold group-hover:underline">{stage.name}</span>
              </a>
              <Block stage={stage} />
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}

function Narrow(props: { stages: Stage[] }) {
  const widths = () => heightsOf(props.stages.map(({ count }) => count));
  return (
    <ol class="grid md:hidden">
      <For each={props.stages}>
        {(stage, index) => (
          <li class="grid gap-1.5 border-rule px-3.5 py-2.5 not-first:border-t">
            <div class="flex items-center gap-3">
              <div class="grid flex-1 justify-items-start">
                <a
                  href={stage.href}
                  class="relative inline-flex min-h-6.5 items-center rounded-badge font-semibold before:absolute before:-inset-x-4 before:-top-3 before:bottom-0 touch:min-h-8.5"
                >
                  {stage.name}
                </a>
                <Block stage={stage} />
              </div>
              <span class="font-serif text-title leading-none font-medium lining-nums">{formatCount(stage.count)}</span>
            </div>
            <span
              aria-hidden="true"
              class={`h-1.5 rounded-badge ${isEnd(props.stages, index()) ? 'bg-green/40' : 'bg-pencil/40'}`}
              style={{ width: `${(widths()[index()] ?? 0) * 100}%` }}
            />
          </li>
        )}
      </For>
    </ol>
  );
}

const Block = (props: { stage: Stage }) => (
  <Show when={props.stage.block} fallback={<span class="text-label leading-6.5 text-ink-3">{props.stage.clear}</span>}>
    {(block) => (
      <a
        href={block().href}
        class={`relative inline-flex min-h-6.5 items-center rounded-badge text-label underline-offset-3 hover:underline before:absolute before:-inset-x-2 touch:before:-bottom-4 touch:before:top-0 ${tones[block().tone]}`}
      >
        {block().words}
      </a>
    )}
  </Show>
);
