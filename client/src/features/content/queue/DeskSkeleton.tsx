import { Skeleton } from '../../../ui/Skeleton.tsx';

export const DeskSkeleton = () => (
  <div aria-busy="true" class="grid flex-1 animate-late content-start gap-5 px-5 py-6">
    <Skeleton class="w-2/5" />
    <Skeleton class="w-3/4" />
    <Skeleton class="w-2/3" />
    <Skeleton class="w-4/5" />
  </div>
);
