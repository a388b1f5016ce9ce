/** How a look for drift names its marks, and sums itself up. */

/** The name under which the end of a list is kept, beside that of an import. */
export const driftMarkOf = (list: string): string => `drift ${list}`;

export function summaryOfDrift({
  looked,
  changed,
  trashed,
  deleted,
}: Record<'looked' | 'changed' | 'trashed' | 'deleted', number>): string {
  const posts = `${looked} ${looked === 1 ? 'post' : 'posts'} looked at`;
  if (changed + trashed + deleted === 0) return `${posts}: all are as we left them, as far as their dates tell.`;
  return `${posts}: ${changed} changed, ${trashed} in the trash, ${deleted} deleted.`;
}
