export function BrandMark(props: { size?: number }) {
  return (
    <svg width={props.size ?? 20} height={(props.size ?? 20) * 1.1} viewBox="0 0 20 22" aria-hidden="true">
      <circle cx="10" cy="6.2" r="4.7" class="fill-pencil" />
      <circle cx="10" cy="15.2" r="5" fill="none" class="stroke-ink" stroke-width="2.2" />
    </svg>
  );
}
