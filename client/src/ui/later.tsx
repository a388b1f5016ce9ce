import { type Component, createSignal, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

/**
 * A component that is loaded when it is first shown. Unlike with `lazy` nothing around it waits meanwhile: a change of the address
 * is a transition, which `lazy` would hold open, and a list under it would ask with what is no longer so.
 * @param meanwhile stands in its place until then.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  meanwhile?: (props: Props) => JSX.Element,
): Component<Props> {
  const [loaded, setLoaded] = createSignal<Component<Props>>();
  let begun = false;
  return (props) => {
    if (!begun) {
      begun = true;
      load().then(
        (module) => setLoaded(() => module.default),
        // Without a line: whoever shows it next tries again.
        () => {
          begun = false;
        },
      );
    }
    return (
      <Show when={loaded()} fallback={meanwhile?.(props)}>
        {(component) => <Dynamic component={component()} {...props} />}
      </Show>
    );
  };
}
