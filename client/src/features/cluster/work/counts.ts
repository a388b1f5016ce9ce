/** What clusters have, summed, and how it is said. */
export interface ClusterParts {
  keywords: number;
  ideas: number;
  tasks: number;
  content: number;
}

interface Counted {
  keywordCount: number;
  coverage: { ideas: number; tasks: number; content: number };
}

export const partsOf = (clusters: readonly Counted[]): ClusterParts =>
  clusters.reduce(
    (sum, { keywordCount, coverage }) => ({
      keywords: sum.keywords + keywordCount,
      ideas: sum.ideas + coverage.ideas,
      tasks: sum.tasks + coverage.tasks,
      content: sum.content + coverage.content,
    }),
    { keywords: 0, ideas: 0, tasks: 0, content: 0 },
  );

const counts = new Intl.NumberFormat('en');
const sentences = new Intl.ListFormat('en');

/** "38 keywords, 1 idea, and 7 pieces of content"; nothing is said of what there is none of. */
export function partsInWords(parts: Partial<ClusterParts>): string {
  const words = {
    keywords: ['keyword', 'keywords'],
    ideas: ['idea', 'ideas'],
    tasks: ['task', 'tasks'],
    content: ['piece of content', 'pieces of content'],
  };
  const said = Object.entries(words).flatMap(([name, [one, many]]) => {
    const count = parts[name as keyof ClusterParts] ?? 0;
    return count > 0 ? [`${counts.format(count)} ${count === 1 ? one : many}`] : [];
  });
  return said.length > 0 ? sentences.format(said) : 'nothing';
}
