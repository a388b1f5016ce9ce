import Circle from 'lucide-solid/icons/circle';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

type Names = readonly (readonly [name: string, title: string])[];
const names: Names = [
  ['ADDRESS', 'Something answers at the address'],
  ['HTTPS', 'It is reached by https'],
  ['REST_API', 'It is a WordPress, and its REST API is on'],
  ['CREDENTIALS', 'It accepts who signs in'],
  ['RIGHTS', 'That user may write and publish'],
  ['PLUGIN', 'The IGNY8 plugin'],
  ['WRITING', 'A draft can be made and deleted'],
];
const beginning: Names = [...names.slice(0, 3), ['CREDENTIALS', 'It lets you approve the connection']];

const looks = {
  ok: { Icon: CircleCheck, tone: 'text-green', said: 'Went well' },
  remark: { Icon: CircleAlert, tone: 'text-ochre', said: 'Worth knowing' },
  fault: { Icon: CircleX, tone: 'text-red', said: 'Failed' },
  now: { Icon: LoaderCircle, tone: 'text-pencil animate-turn', said: 'At it' },
  left: { Icon: Circle, tone: 'text-ink-3', said: 'Not tried' },
};

interface Row {
  title: string;
  message: string | undefined;
  look: (typeof looks)[keyof typeof looks];
}

export interface ConnectionStepsProps {
  /** A whole test, or the first steps of a connection that a person goes on with in WordPress. */
  of?: 'test' | 'beginning';
  testing: boolean;
  /** What the last test found; nothing before the first. */
  steps: readonly { name: string; ok: boolean; code: string | null; message: string }[] | undefined;
}

/** The steps of a connection test, those too that it did not come to. */
export function ConnectionSteps(props: ConnectionStepsProps) {
  const rows = () => {
    const all = props.of === 'beginning' ? beginning : names;
    const found = props.testing ? [] : all.map(([name]) => props.steps?.find((step) => step.name === name));
    // What lies before the last that was tried, and was not, is not left to try either.
    const last = found.findLastIndex(Boolean);
    return all.flatMap(([name, title], index): Row[] => {
      const step = found[index];
      if (!step) return index < last ? [] : [{ title, message: undefined, look: looks[props.testing && index === 0 ? 'now' : 'left'] }];
      if (step.ok) return [{ title, message: step.message, look: looks[step.code ? 'remark' : 'ok'] }];
      // Everything works without the plugin, or nearly.
      return [{ title, message: step.message, look: looks[name === 'PLUGIN' ? 'remark' : 'fault'] }];
    });
  };

  return (
    <Show when={props.testing || props.steps}>
      <ol
        aria-label="What the test found"
        aria-live="polite"
        aria-busy={props.testing}
        class="grid rounded-card border border-rule bg-sheet"
      >
        <For each={rows()}>
          {(row, index) => (
            <li
              class="flex animate-rise gap-2.5 border-rule px-3.5 py-2 not-first:border-t"
              style={{ 'animation-delay': props.testing ? undefined : `${index() * 140}ms`, 'animation-fill-mode': 'backwards' }}
            >
              <span class="mt-0.5 flex-none">
                <Dynamic
                  component={row.look.Icon}
                  size={16}
                  strokeWidth={1.75}
                  role="img"
                  aria-label={row.look.said}
                  class={row.look.tone}
                />
              </span>
              <div class="grid min-w-0">
                <span class="font-medium" classList={{ 'text-ink-3': row.look === looks.left }}>
                  {row.title}
                </span>
                <Show when={row.message}>
                  {(message) => (
                    <span classList={{ 'text-ink-2': row.look !== looks.fault, 'text-red': row.look === looks.fault }}>{message()}</span>
                  )}
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}
