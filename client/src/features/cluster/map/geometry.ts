/** The arithmetic of the map: what is in sight, what lies in a direction, and the shape of what is filled. */

export interface Point {
  x: number;
  y: number;
}
export interface Circle extends Point {
  radius: number;
}
export interface Size {
  width: number;
  height: number;
}
/** A point p of the map stands on the screen at p × scale + (x, y). */
export interface View extends Point {
  scale: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** px around all of the map. */
export const MAP_MARGIN = 24;

/** All of the map, in the middle of the frame. Small maps are not blown up beyond `most`. */
export function wholeOf(map: Size, frame: Size, margin = MAP_MARGIN, most = 1.6): View {
  const room = { width: Math.max(1, frame.width - 2 * margin), height: Math.max(1, frame.height - 2 * margin) };
  const scale = Math.min(room.width / Math.max(1, map.width), room.height / Math.max(1, map.height), most);
  return { scale, x: (frame.width - map.width * scale) / 2, y: (frame.height - map.height * scale) / 2 };
}

/** Nearer or farther, with what stands under the point staying under it. */
export function zoomAt(view: View, factor: number, at: Point, least: number, most: number): View {
  const scale = Math.min(most, Math.max(least, view.scale * factor));
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

export const onScreen = (view: View, { x, y }: Point): Point => ({ x: x * view.scale + view.x, y: y * view.scale + view.y });

/** Moved just so far that the circle stands inside the frame. */
export function reveal(view: View, circle: Circle, frame: Size, margin = 40): View {
  const { x, y } = onScreen(view, circle);
  const reach = Math.min(circle.radius * view.scale + margin, frame.width / 2, frame.height / 2);
  const shift = (at: number, length: number) => Math.max(0, reach - at) - Math.max(0, at + reach - length);
  return { ...view, x: view.x + shift(x, frame.width), y: view.y + shift(y, frame.height) };
}

const along: Record<Direction, (from: Point, to: Point) => [forward: number, aside: number]> = {
  right: (from, to) => [to.x - from.x, to.y - from.y],
  left: (from, to) => [from.x - to.x, to.y - from.y],
  down: (from, to) => [to.y - from.y, to.x - from.x],
  up: (from, to) => [from.y - to.y, to.x - from.x],
};

/** The nearest one in a direction: what lies aside counts as farther, and what lies more aside than ahead only where nothing else does. */
export function nextIn<Item extends Point>(direction: Direction, from: Item, items: readonly Item[]): Item | undefined {
  let best: Item | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (item === from) continue;
    const [forward, aside] = along[direction](from, item);
    if (forward <= 0) continue;
    const cost = Math.hypot(forward, aside * 2) + (Math.abs(aside) > forward ? 1e6 : 0);
    if (cost < least) [best, least] = [item, cost];
  }
  return best;
}

const short = (value: number) => Math.round(value * 100) / 100;

/** The part of a circle that is full, from below up to its share of the height; nothing where nothing is. */
export function fillPath({ x, y, radius }: Circle, share: number): string {
  if (share <= 0) return '';
  const r = short(radius);
  if (share >= 1)
    return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0Z`;
  const level = radius - 2 * radius * share;
  const half = Math.sqrt(Math.max(0, radius * radius - level * level));
  return `M${short(x - half)} ${short(y + level)}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 0 ${short(x + half)} ${short(y + level)}Z`;
}
