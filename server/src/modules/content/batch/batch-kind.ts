export const ContentBatchKind = {
  ASSIGN_CLUSTER: 'assign_cluster',
  ASSIGN_TAXONOMY: 'assign_taxonomy',
  DELETE: 'delete',
  RESTORE: 'restore',
} as const;
export type ContentBatchKind = (typeof ContentBatchKind)[keyof typeof ContentBatchKind];
