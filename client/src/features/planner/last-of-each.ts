interface Aims {
  ideas: { id: string }[];
  tasks: { id: string; idea: { id: string } | null; content: { id: string } | null }[];
  contents: { id: string }[];
}

/** An idea, the task made of it and the content that came of that are one thing: the last of them stands for all. */
export function lastOfEach<Row extends Aims>(row: Row): Row {
  const written = new Set(row.contents.map(({ id }) => id));
  const planned = new Set(row.tasks.map(({ idea }) => idea?.id));
  return {
    ...row,
    ideas: row.ideas.filter(({ id }) => !planned.has(id)),
    tasks: row.tasks.filter(({ content }) => !content || !written.has(content.id)),
  };
}
