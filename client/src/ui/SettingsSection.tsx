import { createUniqueId, type JSX, Show } from 'solid-js';

/** One matter of a settings page: what it is about on the left, what can be set on the right. */
export function SettingsSection(props: { title: string; about?: JSX.Element; children: JSX.Element }) {
  const id = createUniqueId();
  return (
    <section
      aria-labelledby={id}
      class="grid max-w-240 grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-3 border-rule py-6 first:pt-0 not-first:border-t lg:grid-cols-[17rem_minmax(0,1fr)]"
    >
      <div class="grid content-start gap-1">
        <h2 id={id} class="serif-title text-row leading-6">
          {props.title}
        </h2>
        <Show when={props.about}>
          <p class="text-ink-2">{props.about}</p>
        </Show>
      </div>
      <div class="grid max-w-120 grid-cols-[minmax(0,1fr)] content-start gap-4">{props.children}</div>
    </section>
  );
}
