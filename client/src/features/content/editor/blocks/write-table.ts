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
  const placed = placedIn(rows);
  const sections = order
    .filter((section) => placed.includes(section))
    .map((section) => {
      const own = rows.filter((_, at) => placed[at] === section);
      const { open, close } = shell?.sections[section] ?? { open: `<t${section}>`, close: `</t${section}>` };
      return open + writer.joined(own, 'rows:html') + close;
    })
    .join('');
  return shell ? shell.before + sections + shell.after : sections;
}

const sectionOf = (row: NodeJson): TableSection => (row.attrs?.section as TableSection | undefined) ?? 'body';

/** Rows stay in their order: what was put above a row of the head is of the head, what was put below one of the foot, of the foot. */
function placedIn(rows: readonly NodeJson[]): TableSection[] {
  const own = rows.map(sectionOf);
  const foot = own.indexOf('foot');
  return own.map((section, at) => (at <= own.lastIndexOf('head') ? 'head' : foot !== -1 && at >= foot ? 'foot' : section));
}
