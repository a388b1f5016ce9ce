/** A key, shown on the control that it triggers. A finger has no keys. */
export function Kbd(props: { children: string; class?: string }) {
  return (
    <span
      aria-hidden="true"
      class={`inline-block min-w-4.5 rounded-badge border px-1 text-center font-mono text-[0.6875rem] leading-4 font-medium touch:hidden ${props.class ?? 'border-rule-2 text-ink-3'}`}
    >
      {props.children}
    </span>
  );
}
