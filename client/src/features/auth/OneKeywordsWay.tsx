import type { JSX } from 'solid-js';

interface StopProps {
  stage: string;
  children: JSX.Element;
  end?: boolean;
}

function Stop(props: StopProps) {
  return (
    <li class="relative grid gap-1 pb-8 pl-9 before:absolute before:top-3 before:-bottom-3 before:left-[4.5px] before:w-px before:bg-rule-2 last:pb-0 last:before:hidden">
      <span
        class="absolute top-0.75 left-0 size-2.5"
        classList={{
          'rounded-full bg-well ring-[1.5px] ring-edge ring-inset': !props.end,
          'rounded-[3px] bg-green': props.end,
        }}
      />
      <span class="text-label text-ink-3">{props.stage}</span>
      {props.children}
    </li>
  );
}

/** What the product does, on one keyword: the same line that the sidebar draws, as far as the live post. */
export function OneKeywordsWay() {
  return (
    <aside class="hidden border-l border-rule bg-well lg:grid" aria-label="How a keyword becomes a post">
      <div class="m-auto w-full max-w-122 px-12 py-16">
        <p class="serif-title mb-12 text-[1.75rem] leading-9">
          Keywords in.
          <br />
          <span class="underline decoration-pencil decoration-2 underline-offset-[6px]">Published content</span> out.
        </p>
        <ol>
          <Stop stage="Keywords">
            <span class="figures flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
              <span>gooseneck kettle</span>
              <span>pour over kettle</span>
              <span>electric kettle</span>
            </span>
          </Stop>
          <Stop stage="Cluster">
            <span class="text-row font-semibold">Kettles</span>
          </Stop>
          <Stop stage="Idea, then task">
            <span class="text-ink-2">A guide of 1,400 words, from the cluster’s own keywords</span>
          </Stop>
          <Stop stage="Draft">
            <span class="grid gap-1 rounded-card border border-rule bg-sheet px-4 py-3 shadow-1">
              <span class="serif-title text-[1.1875rem] leading-6">The Gooseneck Kettle Buying Guide</span>
              <span class="font-serif text-row text-ink-2">
                A thin, curved spout is not decoration: it is what lets you{' '}
                <del class="rounded-[2px] bg-red-soft text-red decoration-1">put water</del>{' '}
                <ins class="rounded-[2px] bg-green-soft text-green decoration-1 underline-offset-3">pour slowly, and exactly</ins> where the
                coffee is dry.
              </span>
            </span>
          </Stop>
          <Stop stage="Live in WordPress" end>
            <span class="figures text-pencil-2">slowmorning.coffee/gooseneck-kettle</span>
          </Stop>
        </ol>
      </div>
    </aside>
  );
}
