/** Dragging keywords onto a cluster with a mouse. By keyboard the same is done from the selection: X to choose, C to move. */
import { createSignal, onCleanup } from 'solid-js';
import { plural } from './numbers.ts';

export interface ClusterName {
  id: string;
  name: string;
}

interface KeywordDragOptions {
  /** What goes along when this one is taken: itself, or all that are chosen with it. */
  idsWith: (id: string) => string[];
  onDrop: (ids: string[], to: ClusterName | null) => void;
}

/** What is drawn at the pointer; it has to stand in the page while the browser takes its picture. */
function pictureOf(words: string): HTMLElement {
  const picture = document.createElement('div');
  picture.textContent = words;
  picture.className = 'fixed -top-40 left-0 rounded-control bg-bar px-3 py-1.5 font-semibold text-on-bar';
  document.body.append(picture);
  setTimeout(() => picture.remove());
  return picture;
}

export function createKeywordDrag(options: KeywordDragOptions) {
  const [ids, setIds] = createSignal<string[]>();
  const [over, setOver] = createSignal<ClusterName | null>();
  const end = () => {
    setIds(undefined);
    setOver(undefined);
  };
  // The row that was taken may leave the page while it is dragged, and then never tells that it ended.
  document.addEventListener('dragend', end);
  onCleanup(() => document.removeEventListener('dragend', end));

  return {
    ids,
    /** Of the handle in a row. */
    handle: (id: string, name: string) => ({
      draggable: true as const,
      onDragStart: (event: DragEvent) => {
        const taken = options.idsWith(id);
        event.dataTransfer?.setData('text/plain', name);
        event.dataTransfer?.setDragImage(pictureOf(taken.length === 1 ? name : plural(taken.length, 'keyword')), -12, 10);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
        // What comes up beside the table would end the drag, were it there before it has begun.
        setTimeout(() => setIds(taken));
      },
    }),
    /** Of what takes keywords: a cluster, or none. */
    target: (to: ClusterName | null) => ({
      onDragOver: (event: DragEvent) => {
        if (!ids()) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
        setOver(to);
      },
      onDragLeave: (event: DragEvent & { currentTarget: Element }) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
      },
      onDrop: (event: DragEvent) => {
        const dropped = ids();
        if (!dropped) return;
        event.preventDefault();
        end();
        options.onDrop(dropped, to);
      },
    }),
    isOver: (cluster: ClusterName | null) => over() !== undefined && over()?.id === cluster?.id,
  };
}

export type KeywordDrag = ReturnType<typeof createKeywordDrag>;
