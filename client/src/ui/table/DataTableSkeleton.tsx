import { Index } from 'solid-js';
import { Skeleton } from '../Skeleton.tsx';

/** Grey bars in the rhythm of the rows that will come. */
export function DataTableSkeleton(props: { columns: number; rows: number }) {
  const width = (row: number) => `${52 + ((row * 37) % 40)}%`;
  return (
    <div role="status" aria-label="Loading" class="flex-1 overflow-hidden border-t border-rule bg-sheet">
      <div class="h-7.5 border-b border-rule" />
      <Index each={Array.from({ length: props.rows })}>
        {(_, row) => (
          <div class="flex h-10 items-center gap-6 border-b border-rule/65 px-4 max-sm:h-14 sm:px-5">
            <div class="flex-3">
              <div style={{ width: width(row) }}>
                <Skeleton />
              </div>
            </div>
            <Index each={Array.from({ length: props.columns - 1 })}>
              {(_, column) => (
                <div class="flex-1 max-sm:hidden">
                  <div style={{ width: width(row + column + 1) }}>
                    <Skeleton />
                  </div>
                </div>
              )}
            </Index>
          </div>
        )}
      </Index>
    </div>
  );
}
