/** A person, by the first letters of the name. */
export function Initials(props: { of: string }) {
  const letters = () =>
    props.of
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.slice(0, 1))
      .filter((_letter, index, all) => index === 0 || index === all.length - 1)
      .join('')
      .toUpperCase();
  return (
    <span
      aria-hidden="true"
      class="grid size-5.5 flex-none place-items-center self-center rounded-full bg-pencil-soft text-[0.625rem] font-semibold text-pencil-2"
    >
      {letters()}
    </span>
  );
}
