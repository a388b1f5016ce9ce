import { Skeleton } from '../../ui/Skeleton.tsx';

export const SiteCardSkeleton = () => (
  <div class="grid animate-late gap-4 rounded-card border border-rule p-3.5">
    <div class="flex items-center gap-2.5">
      <div class="size-6.5 rounded-badge bg-rule" />
      <div class="grid flex-1 gap-2">
        <Skeleton class="w-2/5" />
        <Skeleton class="w-3/5" />
      </div>
    </div>
    <Skeleton class="w-1/2" />
    <Skeleton class="w-1/3" />
  </div>
);
