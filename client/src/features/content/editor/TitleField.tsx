import { createEffect, Show } from 'solid-js';

export interface TitleFieldProps {
  value: string;
  onChange: (title: string) => void;
  fault: string | undefined;
  readOnly: boolean;
}

/** The title, in the place and the letters of a headline. It grows with its words and has no line breaks of its own. */
export function TitleField(props: TitleFieldProps) {
  let field!: HTMLTextAreaElement;
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  createEffect(() => {
    if (field.value !== props.value) field.value = props.value;
    grow();
  });
  return (
    <div ref={(element) => observeWidth(element, () => grow())}>
      <textarea
        ref={field}
        rows={1}
        aria-label="Title"
        aria-invalid={props.fault ? true : undefined}
        aria-describedby={props.fault ? 'title-fault' : undefined}
        placeholder="Title"
        readOnly={props.readOnly}
        onInput={(event) => {
          // Only what was pasted can have one.
          if (/\n/.test(event.currentTarget.value)) event.currentTarget.value = event.currentTarget.value.replace(/\s*\n\s*/g, ' ');
          props.onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        class="serif-title block w-full resize-none overflow-hidden bg-transparent text-[1.625rem] leading-8 tracking-[-0.02em] outline-none sm:text-display sm:leading-11"
      />
      <Show when={props.fault}>
        {(fault) => (
          <p id="title-fault" role="alert" class="mt-1 text-label font-medium text-red">
            {fault()}
          </p>
        )}
      </Show>
    </div>
  );
}

function observeWidth(element: HTMLElement, onWidth: () => void): void {
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (!entry || entry.contentRect.width === width) return;
    width = entry.contentRect.width;
    onWidth();
  }).observe(element);
}
