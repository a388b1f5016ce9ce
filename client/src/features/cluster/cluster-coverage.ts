export interface CoverageFacts {
  ideas: number;
  tasks: number;
  content: number;
}

/**
 * How much of what is planned for a cluster is written. Ideas become tasks and tasks become content, so the longest of the three
 * is what is planned; it is never less than what is there.
 */
export function coverageOf({ ideas, tasks, content }: CoverageFacts): { planned: number; written: number; share: number } {
  const planned = Math.max(ideas, tasks, content);
  return { planned, written: content, share: planned === 0 ? 0 : content / planned };
}
