/** @returns the id behind the one that is open, of those that stay; where it was the last, the one before. */
export function nextOf(items: readonly { id: string }[], open: string, gone: ReadonlySet<string>): string | undefined {
  const at = items.findIndex(({ id }) => id === open);
  const stays = ({ id }: { id: string }) => !gone.has(id);
  return (items.slice(at + 1).find(stays) ?? items.slice(0, Math.max(0, at)).findLast(stays))?.id;
}
