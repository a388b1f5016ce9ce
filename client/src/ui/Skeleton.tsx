/** A grey bar in the place of words. Shown a little late, so that what comes at once does not flicker. */
export function Skeleton(props: { class?: string }) {
  return <div aria-hidden="true" class={`h-2.5 animate-late rounded-[5px] bg-rule ${props.class ?? ''}`} />;
}
