import { Skeleton } from '../../../ui/Skeleton.tsx';

export const EditorSkeleton = () => (
  <div class="flex min-h-0 flex-1 flex-col" aria-busy="true">
    <div class="flex h-14 flex-none items-center gap-3 border-b border-rule px-5">
      <Skeleton class="w-40" />
    </div>
    <div class="flex min-h-0 flex-1">
      <div class="grid flex-1 content-start gap-4 bg-sheet px-6 pt-9">
        <Skeleton class="mb-8 h-6! w-3/5" />
        <Skeleton class="w-4/5" />
        <Skeleton class="w-11/12" />
        <Skeleton class="w-2/3" />
        <Skeleton class="w-5/6" />
      </div>
      <div class="hidden w-76 content-start gap-4 border-l border-rule p-4 lg:grid">
        <Skeleton class="w-1/3" />
        <Skeleton class="h-8! w-full" />
        <Skeleton class="mt-4 w-1/4" />
        <Skeleton class="h-8! w-full" />
      </div>
    </div>
  </div>
);
