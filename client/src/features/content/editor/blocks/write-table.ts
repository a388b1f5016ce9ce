/** Writes a table that was edited: cell by cell where its rows are the same, else with its sections put around its rows anew. */
import type { NodeJson } from './nodes.ts';
import { type Source, sourceIdOf, type TableSection, type TableShell } from './side-table.ts';
import type { Writer } from './write.ts';

const order: TableSection[] = ['head', 'body', 'foot'];

/** @returns without a source, the rows in their sections; with one, all of the table's text */
export function writeTable(writer: Writer, node: NodeJson, source?: Source, shell?: TableShell): string {
  const rows = node.content ?? [];
  const ids = (all: readonly NodeJson[] = []) => all.map((row) => `${sourceIdOf(row)}${sectionOf(row)}`).join(' ');
  if (source && shell && ids(rows) === ids(source.node.content) && rows.every(sourceIdOf)) {
    return source.open + writer.joined(rows, 'rows:html') + source.close;
  }
  const sections = order
    .filter((section) => rows.some((row) => sectionOf(row) === section))
    .map((section) => {
      const own = rows.filter((row) => sectionOf(row) === section);
      const { open, close } = shell?.sections[section] ?? { open: `<t${section}>`, close: `</t${section}>` };
      return open + writer.joined(own, 'rows:html') + close;
    })
    .join('');
  return shell ? shell.before + sections + shell.after : sections;
}

const sectionOf = (row: NodeJson): TableSection => (row.attrs?.section as TableSection | undefined) ?? 'body';
