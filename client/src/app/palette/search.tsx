/** What the palette finds on the server: content by its title and text, clusters, tasks that wait, keywords. */
import { useClient } from '@urql/solid';
import Boxes from 'lucide-solid/icons/boxes';
import FileText from 'lucide-solid/icons/file-text';
import KeyRound from 'lucide-solid/icons/key-round';
import PenLine from 'lucide-solid/icons/pen-line';
import { type Accessor, For } from 'solid-js';
import { clusterUrl } from '../../features/cluster/cluster.urls.ts';
import { editorUrl } from '../../features/content/content.urls.ts';
import { keywordsUrl } from '../../features/planner/planner.urls.ts';
import { taskUrl } from '../../features/writer/writer.urls.ts';
import { failureOfOperation } from '../../graphql/failure.ts';
import { Palette_SearchDocument, type Palette_SearchQuery } from '../../graphql/generated/app/palette/Palette.ts';
import { standingOf } from '../../lib/content/standing.ts';
import { createLatest } from '../../lib/latest.ts';
import { withQuery } from '../../lib/query.ts';
import type { PaletteEntry, PaletteGroup } from '../../ui/palette/CommandPalette.tsx';
import { fits } from '../../ui/palette/palette-match.ts';
import { Status } from '../../ui/Status.tsx';
import { icon } from './places.tsx';

/** One letter finds too much to be of use. */
const LEAST_LETTERS = 2;

interface Found {
  siteId: string;
  search: string;
  data: Palette_SearchQuery;
}

export function createPaletteSearch(siteId: Accessor<string | undefined>, query: Accessor<string>) {
  const client = useClient();
  const search = () => query().trim();
  const latest = createLatest<Found>({
    question: () => (siteId() && search().length >= LEAST_LETTERS ? search() : undefined),
    ask: async (asked) => {
      const site = siteId() as string;
      const { data, error } = await client.query(
        Palette_SearchDocument,
        { siteId: site, search: asked },
        { requestPolicy: 'network-only' },
      );
      return data ? { answer: { siteId: site, search: asked, data } } : { failure: failureOfOperation(error as NonNullable<typeof error>) };
    },
  });

  return {
    busy: latest.busy,
    failure: latest.failure,
    retry: latest.retry,
    groups: (): PaletteGroup[] => {
      const found = latest.answer();
      if (!found) return [];
      const groups = groupsOf(found);
      // What an earlier question found stays while it fits what was typed since.
      if (found.search === search()) return groups;
      return groups.map(({ name, entries }) => ({ name, entries: entries.filter(({ label }) => fits(search(), label) > 0) }));
    },
  };
}

/** The words around what was found in the text. */
const Excerpt = (props: { parts: readonly { text: string; matched: boolean }[] }) => (
  <For each={props.parts}>
    {({ text, matched }) => (matched ? <mark class="bg-transparent font-semibold text-ink">{text}</mark> : text)}
  </For>
);

function groupsOf({ siteId, data }: Found): PaletteGroup[] {
  const content = data.content.nodes.map(
    (node): PaletteEntry => ({
      id: node.id,
      label: node.title,
      written: true,
      href: editorUrl(siteId, node.id),
      icon: icon(FileText),
      aside: () => <Status kind={standingOf(node).kind} />,
      below: node.excerpt.length > 0 ? () => <Excerpt parts={node.excerpt} /> : undefined,
    }),
  );
  const clusters = data.clusters.nodes.map(
    ({ id, name }): PaletteEntry => ({ id, label: name, href: clusterUrl(siteId, id), icon: icon(Boxes) }),
  );
  const tasks = data.tasks.nodes.map(
    ({ id, title, lastError }): PaletteEntry => ({
      id,
      label: title,
      written: true,
      href: taskUrl(siteId, id),
      icon: icon(PenLine),
      aside: () => <Status kind={lastError ? 'taskFailed' : 'queued'} />,
    }),
  );
  const keywords = data.keywords.nodes.map(
    ({ id, text, cluster }): PaletteEntry => ({
      id,
      label: text,
      href: withQuery(keywordsUrl(siteId), { keyword: id }),
      icon: icon(KeyRound),
      aside: () => <span class="block truncate">{cluster ? `in ${cluster.name}` : 'unclustered'}</span>,
    }),
  );
  return [
    { name: 'Content', entries: content },
    { name: 'Clusters', entries: clusters },
    { name: 'Tasks that wait', entries: tasks },
    { name: 'Keywords', entries: keywords },
  ];
}
