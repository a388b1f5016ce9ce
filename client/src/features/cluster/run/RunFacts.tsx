import { A } from '@solidjs/router';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleSlash from 'lucide-solid/icons/circle-slash';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { formatMoment } from '../../../lib/dates.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { clustersUrl } from '../../planner/planner.urls.ts';
import { LevelSlider } from './LevelSlider.tsx';
import { type Level, levelNames, type Run } from './proposal.ts';

export interface RunFactsProps {
  run: Run;
  level: Level;
  onLevel: (level: Level) => void;
}

const icon = { size: 15, strokeWidth: 1.9, 'aria-hidden': true } as const;

/** Where a proposal stands, how finely it groups, and what it comes to at that level. */
export function RunFacts(props: RunFactsProps) {
  const facts = () => props.run.levels.find((each) => each.level === props.level);
  return (
    <div class="grid flex-none gap-3.5 px-4 pt-0.5 pb-4 sm:px-5">
      <p class="flex items-center gap-1.75 font-medium" role="status">
        <Switch
          fallback={
            <>
              <CircleDashed {...icon} class="flex-none text-ochre" />
              <span>
                <span class="text-ochre">Nothing has changed yet.</span>{' '}
                <span class="font-normal text-ink-2">Look it through, choose how fine it should be, then apply it.</span>
              </span>
            </>
          }
        >
          <Match when={props.run.state === 'APPLIED'}>
            <CircleCheck {...icon} class="flex-none text-green" />
            <span>
              <span class="text-green">
                Applied at {levelNames[props.run.appliedLevel ?? 'STANDARD']}
                {props.run.appliedAt ? `, ${formatMoment(props.run.appliedAt)}` : ''}.
              </span>{' '}
              <A href={clustersUrl(props.run.siteId)} class="text-link">
                See the clusters
              </A>
            </span>
          </Match>
          <Match when={props.run.state === 'DISCARDED'}>
            <CircleSlash {...icon} class="flex-none text-ink-3" />
            <span class="text-ink-2">Discarded. It changed nothing.</span>
          </Match>
        </Switch>
      </p>
      <div class="flex flex-wrap items-start gap-x-9 gap-y-4">
        <LevelSlider value={props.level} counts={props.run.levels} onChange={props.onLevel} disabled={props.run.appliedLevel !== null} />
        <dl class="flex flex-wrap gap-x-7 gap-y-2.5" aria-live="polite">
          <Fact name="New clusters">{formatCount(facts()?.newClusters ?? 0)}</Fact>
          <Fact name="Clusters added to">{formatCount(facts()?.existingClusters ?? 0)}</Fact>
          <Fact name="Keywords placed">{formatCount(facts()?.clustered ?? 0)}</Fact>
          <Fact name="Unclustered">{formatCount(facts()?.unclustered ?? 0)}</Fact>
          <Show when={facts()?.moved}>{(moved) => <Fact name="Leave their cluster">{formatCount(moved())}</Fact>}</Show>
          <Show when={facts()?.emptiedClusters}>{(emptied) => <Fact name="Clusters left empty">{formatCount(emptied())}</Fact>}</Show>
        </dl>
      </div>
      <Show when={props.run.byWordsAlone > 0}>
        <p class="max-w-180 text-label text-ink-3">
          {plural(props.run.byWordsAlone, 'keyword is', 'keywords are')} not English and {props.run.byWordsAlone === 1 ? 'was' : 'were'}{' '}
          compared by words alone, not by meaning: look at those groups more closely.
        </p>
      </Show>
    </div>
  );
}

const Fact = (props: { name: string; children: JSX.Element }) => (
  <div class="grid gap-0.5">
    <dt class="text-label text-ink-3">{props.name}</dt>
    <dd class="font-mono text-row tracking-[-0.02em] tabular-nums">{props.children}</dd>
  </div>
);
