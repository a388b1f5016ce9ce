import { createMemo, createSelector, For, Index, Show } from 'solid-js';
import { formatCount, formatShort, plural } from '../../../lib/numbers.ts';
import { type Bubble, bubbleInWords, coverageInWords } from './bubble.ts';
import { type Direction, fillPath, MAP_MARGIN, nextIn, onScreen } from './geometry.ts';
import { placeLabels } from './labels.ts';
import { createMapView, type MapView } from './map-view.ts';
import { createMeasure } from './paint.ts';

export interface MapCanvasProps {
  width: number;
  height: number;
  bubbles: Bubble[];
  /** Those that are looked for; the others step back. Undefined where nothing is looked for. */
  found: ReadonlySet<string> | undefined;
  /** The one that the pointer or the focus is on. */
  current: string | undefined;
  onCurrent: (id: string | undefined) => void;
  onOpen: (id: string) => void;
  /** Gives the view to what controls it from outside. */
  view: (view: MapView) => void;
}

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const MOST_LABELS = 160;
const SURE_LABELS = 16;
/** px by which the part that has labels is larger than what is in sight, and in which steps it follows. */
const AHEAD = 320;

const idAt = (event: Event) => (event.target as Element).closest<SVGElement>('[data-bubble]')?.dataset.bubble;

/** Bubbles that are buttons: one stop of the Tab key, the arrow keys go from one to the nearest in their direction. */
export function MapCanvas(props: MapCanvasProps) {
  let frame!: HTMLDivElement;
  let bubbles!: SVGGElement;
  const measure = createMeasure();
  const view = createMapView(
    () => frame,
    createMemo(() => ({ width: props.width, height: props.height })),
  );
  props.view(view);
  const isCurrent = createSelector(() => props.current);
  const isMarked = (id: string) => isCurrent(id) || (props.found?.has(id) ?? false);
  const byId = createMemo(() => new Map(props.bubbles.map((bubble) => [bubble.id, bubble])));
  const current = () => byId().get(props.current ?? '');
  const stop = createMemo(() => current()?.id ?? props.bubbles[0]?.id);
  const isStop = createSelector(stop);

  const scale = () => view.view().scale;
  const place = createMemo(
    () => {
      const { x, y } = view.view();
      return { x: Math.round(x / AHEAD), y: Math.round(y / AHEAD) };
    },
    undefined,
    { equals: (was, is) => was.x === is.x && was.y === is.y },
  );
  const seen = createMemo(() => {
    const [by, { width, height }] = [scale(), view.size()];
    const [left, top] = [-place().x * AHEAD - AHEAD, -place().y * AHEAD - AHEAD];
    return props.bubbles.flatMap((bubble) => {
      const { id, name, locked, share } = bubble;
      const [x, y, radius] = [bubble.x * by, bubble.y * by, bubble.radius * by];
      const inSight =
        x + radius > left && x - radius < left + width + 2 * AHEAD && y + radius > top && y - radius < top + height + 2 * AHEAD;
      if (!inSight || radius < 2 || (props.found && !props.found.has(id))) return [];
      return { id, name, locked, share, x, y, radius, figure: formatShort(bubble.volume) };
    });
  });
  const labels = createMemo(() => {
    const [right, bottom] = [props.width * scale() + MAP_MARGIN, props.height * scale() + MAP_MARGIN];
    return placeLabels(seen(), {
      measure,
      most: MOST_LABELS,
      within: { left: -MAP_MARGIN, top: -MAP_MARGIN, right, bottom },
      sure: SURE_LABELS,
    });
  });
  const padlocks = createMemo(() => seen().filter(({ locked, radius }) => locked && radius >= 14));

  const focus = (id: string) => {
    const bubble = byId().get(id);
    if (!bubble) return;
    view.reveal(bubble);
    bubbles.querySelector<SVGElement>(`[data-bubble="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = byId().get(idAt(event) ?? '');
    const direction = ARROWS[event.key];
    if (direction && here) {
      event.preventDefault();
      const among = props.found ? props.bubbles.filter(({ id }) => props.found?.has(id) || id === here.id) : props.bubbles;
      const next = nextIn(direction, here, among);
      if (next) focus(next.id);
      return;
    }
    const act = {
      Enter: () => here && props.onOpen(here.id),
      ' ': () => here && props.onOpen(here.id),
      '+': () => view.zoom(1.4),
      '=': () => view.zoom(1.4),
      '-': () => view.zoom(1 / 1.4),
      '0': () => view.showAll(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={frame}
      {...view.handlers}
      class="relative min-h-0 min-w-0 flex-1 touch-none overflow-hidden bg-sheet select-none"
      classList={{ 'cursor-grab active:cursor-grabbing': !view.isWhole() }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: what a fieldset groups are inputs; these are places on a map. */}
      <svg
        role="group"
        aria-label={`Map of ${plural(props.bubbles.length, 'cluster')}. The arrow keys go to the nearest one in their direction, Enter opens it.`}
        class="block size-full"
        onPointerOver={(event) => !view.isDragging() && props.onCurrent(idAt(event))}
        onPointerLeave={() => props.onCurrent(idAt({ target: document.activeElement ?? frame } as never))}
        onFocusIn={(event) => props.onCurrent(idAt(event))}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = idAt(event);
          if (id && !view.wasDragged()) props.onOpen(id);
        }}
      >
        <g ref={bubbles} transform={`translate(${view.view().x} ${view.view().y}) scale(${scale()})`}>
          <For each={props.bubbles}>
            {(bubble) => (
              // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside of a drawing.
              <g
                role="button"
                tabindex={isStop(bubble.id) ? 0 : -1}
                aria-label={bubbleInWords(bubble)}
                data-bubble={bubble.id}
                class="cursor-pointer outline-none"
                classList={{ '[fill-opacity:0.25] [stroke-opacity:0.25]': props.found !== undefined && !props.found.has(bubble.id) }}
              >
                <Show when={bubble.share > 0}>
                  <path d={fillPath(bubble, bubble.share)} class="fill-pencil-line" />
                </Show>
                <circle
                  cx={bubble.x}
                  cy={bubble.y}
                  r={bubble.radius}
                  class="fill-transparent"
                  classList={{ 'stroke-edge': !isMarked(bubble.id), 'stroke-pencil': isMarked(bubble.id) }}
                  stroke-width={isCurrent(bubble.id) ? 2.5 : isMarked(bubble.id) ? 1.6 : 1.1}
                  vector-effect="non-scaling-stroke"
                />
              </g>
            )}
          </For>
        </g>
      </svg>
      <svg class="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
        <g transform={`translate(${view.view().x} ${view.view().y})`}>
          <Show when={current()}>
            {(bubble) => (
              <circle
                cx={bubble().x * scale()}
                cy={bubble().y * scale()}
                r={bubble().radius * scale() + 4}
                class="fill-none stroke-pencil-line"
                stroke-width="2"
              />
            )}
          </Show>
          {/* By their place: labels are laid out anew at every step, and their elements stay. */}
          <Index each={labels()}>
            {(label) => (
              <text
                text-anchor="middle"
                class="fill-ink text-label font-[550]"
                classList={{ 'stroke-sheet stroke-3 [paint-order:stroke] [stroke-linejoin:round]': label().over }}
              >
                <Index each={label().lines}>
                  {(line) => (
                    <tspan x={line().x} y={line().y} dy="0.35em" classList={{ 'font-mono text-note font-normal': line().isFigure }}>
                      {line().text}
                    </tspan>
                  )}
                </Index>
              </text>
            )}
          </Index>
          <Index each={padlocks()}>
            {(bubble) => (
              <g
                transform={`translate(${bubble().x + bubble().radius * Math.SQRT1_2 - 6} ${bubble().y - bubble().radius * Math.SQRT1_2 - 6})`}
              >
                <circle cx="6" cy="6" r="8" class="fill-raise stroke-edge" />
                <path d="M3.4 5.6h5.2v3.6H3.4zM4.4 5.6V4.3a1.6 1.6 0 0 1 3.2 0v1.3" fill="none" class="stroke-ink-2" stroke-width="1.2" />
              </g>
            )}
          </Index>
        </g>
      </svg>
      <Show when={current()}>{(bubble) => <Facts bubble={bubble()} view={view} />}</Show>
    </div>
  );
}

/** What a bubble says, beside it. */
function Facts(props: { bubble: Bubble; view: MapView }) {
  const at = () => onScreen(props.view.view(), props.bubble);
  const radius = () => props.bubble.radius * props.view.view().scale;
  const isRight = () => at().x < props.view.size().width / 2;
  const top = () => Math.min(Math.max(at().y - 34, 8), props.view.size().height - 90);
  return (
    <div
      aria-hidden="true"
      class="pointer-events-none absolute max-w-64 rounded-card border border-rule bg-raise px-3 py-2 shadow-2"
      style={{
        top: `${top()}px`,
        ...(isRight()
          ? { left: `${Math.min(at().x + radius() + 12, props.view.size().width - 180)}px` }
          : { right: `${Math.min(props.view.size().width - at().x + radius() + 12, props.view.size().width - 180)}px` }),
      }}
    >
      <p class="font-semibold">{props.bubble.name}</p>
      <p class="text-label text-ink-2">
        <span class="figures">{formatCount(props.bubble.volume)}</span> searches a month
      </p>
      <p class="text-label text-ink-3">
        {plural(props.bubble.keywords, 'keyword')}, {coverageInWords(props.bubble)}
        {props.bubble.locked ? ', locked' : ''}
      </p>
    </div>
  );
}
