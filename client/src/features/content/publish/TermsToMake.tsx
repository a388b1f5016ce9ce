import { For, Show } from 'solid-js';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { type PublishPlan, taxonomyName } from './publish-plan.ts';

export interface TermsToMakeProps {
  terms: PublishPlan['termsToCreate'];
  /** Of so many it is not known which terms they need; what needs one that is not listed is left out. */
  notLookedAt?: number;
}

/** Every term that publishing makes in WordPress: none is made that does not stand here. */
export const TermsToMake = (props: TermsToMakeProps) => (
  <>
    <Show when={props.terms.length > 0}>
      <section aria-labelledby="terms-to-make" class="rounded-card border border-rule px-3 py-2.5">
        <h3 id="terms-to-make" class="font-semibold">
          Makes {plural(props.terms.length, 'term')} in WordPress
        </h3>
        <p class="text-label text-ink-3">WordPress has none of that name yet. One that somebody makes there meanwhile is used instead.</p>
        <ul class="mt-1.5 grid max-h-44 gap-0.5 overflow-y-auto" tabindex={props.terms.length > 6 ? 0 : undefined}>
          <For each={props.terms}>
            {(term) => (
              <li class="flex items-baseline gap-2">
                <b class="min-w-0 font-semibold wrap-anywhere text-ochre">{term.name}</b>
                <span class="text-label text-ink-3">{taxonomyName(term.taxonomy)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
    <Show when={props.notLookedAt}>
      {(count) => (
        <p class="text-label text-ink-3">
          {formatCount(count())} further down {count() === 1 ? 'was' : 'were'} not looked at in WordPress: what needs a term that is not
          listed here is left out, and says so. Show more to see {count() === 1 ? 'its' : 'their'} terms first.
        </p>
      )}
    </Show>
  </>
);
