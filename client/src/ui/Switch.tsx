import * as Toggle from '@kobalte/core/switch';

export interface SwitchProps {
  /** What it switches: said, not shown. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Switch(props: SwitchProps) {
  return (
    <Toggle.Root
      checked={props.checked}
      onChange={props.onChange}
      disabled={props.disabled}
      class="-m-1.5 inline-flex shrink-0 cursor-pointer p-1.5 data-[disabled]:cursor-not-allowed data-[disabled]:opacity-55 touch:-m-3.5 touch:p-3.5"
    >
      <Toggle.Label class="sr-only">{props.label}</Toggle.Label>
      <Toggle.Input class="peer" />
      <Toggle.Control class="relative h-4.5 w-7.5 rounded-full bg-edge transition-colors duration-180 ease-out peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-pencil data-[checked]:bg-green">
        <Toggle.Thumb class="absolute top-0.5 left-0.5 size-3.5 rounded-full bg-sheet transition-transform duration-180 ease-out data-[checked]:translate-x-3" />
      </Toggle.Control>
    </Toggle.Root>
  );
}
