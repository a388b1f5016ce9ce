/**
 * Where names stand on the map, in px of the screen: inside their bubble where they fit, clear of its fill line; beneath it or above it
 * where neither another name nor another bubble is in the way; otherwise as much of it as the bubble holds. Larger bubbles choose first.
 */
import type { Point, Size } from './geometry.ts';

export interface Labelled extends Point {
  id: string;
  name: string;
  radius: number;
  /** The second line where there is room: how much it is searched for. */
  figure: string;
  /** How high it is filled, 0 to 1. */
  share: number;
}

export interface Line extends Point {
  text: string;
  /** A figure is set in mono. */
  isFigure: boolean;
}

export interface Label {
  id: string;
  lines: Line[];
  /** It stands beneath its bubble or above it, on the paper. */
  beside: boolean;
  /** It lies on smaller bubbles, and needs paper around its letters. */
  over: boolean;
}

export interface LabelOptions {
  /** px that a text takes. */
  measure: (text: string, isFigure: boolean) => number;
  /** No more than so many; a map full of words shows nothing. */
  most: number;
  /** Where a label has to stay. */
  within?: Frame | undefined;
  /** So many of the largest have their name in any case, if need be over smaller bubbles. */
  sure?: number;
}

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const LINE = 14;
const MARGIN = 5;
const CLEAR = 2;
const LONGEST = 26;

export function placeLabels(bubbles: readonly Labelled[], { measure, most, within, sure = 0 }: LabelOptions): Label[] {
  const taken = createGrid(bubbles);
  const labels: Label[] = [];
  const outside: Labelled[] = [];
  const largest = new Set(bubbles.slice(0, sure).map(({ id }) => id));
  for (const bubble of bubbles) {
    if (labels.length >= most) break;
    const lines = inside(bubble, measure);
    if (lines) labels.push({ id: bubble.id, lines, beside: false, over: false });
    else if (bubble.radius >= 4) outside.push(bubble);
  }
  for (const bubble of outside) {
    if (labels.length >= most) break;
    const text = shorten(bubble.name);
    const size = { width: measure(text, false) + 6, height: LINE };
    const away = bubble.radius + 3 + LINE / 2;
    const spots = [away, -away].map((by) => ({ x: bubble.x, y: bubble.y + by }));
    const inside = spots.filter((spot) => !within || holds(within, spot, size));
    const free = inside.find((spot) => taken.isFree(spot, size));
    const part = free ? undefined : cut(bubble, measure);
    const over = free || part || !largest.has(bubble.id) ? undefined : inside.find((spot) => taken.isFree(spot, size, bubble.radius));
    const at = free ?? over;
    if (at) taken.take(at, size);
    const lines = at ? [{ text, isFigure: false, ...at }] : part;
    if (lines) labels.push({ id: bubble.id, lines, beside: at !== undefined, over: over !== undefined });
  }
  return labels;
}

const holds = (frame: Frame, at: Point, { width, height }: Size) =>
  at.x - width / 2 >= frame.left && at.x + width / 2 <= frame.right && at.y - height / 2 >= frame.top && at.y + height / 2 <= frame.bottom;

const shorten = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name);

function inside(bubble: Labelled, measure: LabelOptions['measure']): Line[] | undefined {
  if (bubble.radius < 13) return undefined;
  const name = shorten(bubble.name);
  const figure = { text: bubble.figure, isFigure: true };
  for (const texts of [[name], halves(name)]) {
    const named = texts.map((text) => ({ text, isFigure: false }));
    // With its figure where that fits too.
    for (const lines of [[...named, figure], named]) {
      const placed = stack(bubble, lines, measure);
      if (placed) return placed;
    }
  }
  return undefined;
}

/** As much of a name as a bubble holds, where there is no place for the whole: one that says less than a few letters says nothing. */
function cut(bubble: Labelled, measure: LabelOptions['measure']): Line[] | undefined {
  if (bubble.radius < 18) return undefined;
  for (let length = Math.min(bubble.name.length - 1, 16); length >= 4; length -= 1) {
    const text = `${bubble.name.slice(0, length).trimEnd()}…`;
    const placed = stack(bubble, [{ text, isFigure: false }], measure);
    if (placed) return placed;
  }
  return undefined;
}

/** A name in two lines that are as equal as its words allow. */
function halves(name: string): string[] {
  const words = name.split(' ');
  const ways = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const longest = (way: string[]) => Math.max(...way.map(({ length }) => length));
  return ways.sort((one, other) => longest(one) - longest(other))[0] ?? [name];
}

/** Lines above each other in the middle of the circle, or just above or beneath the line up to which it is filled. */
function stack(bubble: Labelled, lines: Omit<Line, keyof Point>[], measure: LabelOptions['measure']): Line[] | undefined {
  const height = lines.length * LINE;
  const level = bubble.radius - 2 * bubble.radius * bubble.share;
  const isCut = bubble.share > 0 && bubble.share < 1;
  const middles = isCut ? [0, level - CLEAR - height / 2, level + CLEAR + height / 2] : [0];
  const clear = (middle: number) => !isCut || middle + height / 2 <= level - CLEAR + 0.01 || middle - height / 2 >= level + CLEAR - 0.01;
  const fits = (middle: number) =>
    lines.every(({ text, isFigure }, at) => {
      const top = middle - height / 2 + at * LINE;
      const farthest = Math.max(Math.abs(top), Math.abs(top + LINE));
      const reach = bubble.radius - MARGIN;
      return farthest < reach && measure(text, isFigure) / 2 <= Math.sqrt(reach * reach - farthest * farthest) + 2;
    });
  const middle = middles.filter((each) => clear(each) && fits(each)).sort((one, other) => Math.abs(one) - Math.abs(other))[0];
  if (middle === undefined) return undefined;
  return lines.map((line, at) => ({ ...line, x: bubble.x, y: bubble.y + middle - height / 2 + (at + 0.5) * LINE }));
}

const CELL = 80;

/** What stands where, found without asking everything: circles that are there from the start, and names as they are placed. */
function createGrid(circles: readonly Labelled[]) {
  const cells = new Map<string, { circles: Labelled[]; boxes: { at: Point; size: Size }[] }>();
  const within = (left: number, top: number, right: number, bottom: number) => {
    const found: { circles: Labelled[]; boxes: { at: Point; size: Size }[] }[] = [];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
        const key = `${column} ${row}`;
        const cell = cells.get(key) ?? { circles: [], boxes: [] };
        cells.set(key, cell);
        found.push(cell);
      }
    }
    return found;
  };
  const around = (at: Point, { width, height }: Size) => within(at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2);
  for (const circle of circles) {
    for (const cell of around(circle, { width: 2 * circle.radius, height: 2 * circle.radius })) cell.circles.push(circle);
  }

  const touches = (circle: Labelled, at: Point, { width, height }: Size) => {
    const dx = Math.max(0, Math.abs(circle.x - at.x) - width / 2);
    const dy = Math.max(0, Math.abs(circle.y - at.y) - height / 2);
    return dx * dx + dy * dy < circle.radius * circle.radius;
  };
  const overlaps = (one: { at: Point; size: Size }, at: Point, size: Size) =>
    Math.abs(one.at.x - at.x) < (one.size.width + size.width) / 2 && Math.abs(one.at.y - at.y) < (one.size.height + size.height) / 2;

  return {
    /** @param above bubbles smaller than this are no hindrance */
    isFree: (at: Point, size: Size, above = 0) =>
      around(at, size).every(
        (cell) =>
          !cell.circles.some((circle) => circle.radius >= above && touches(circle, at, size)) &&
          !cell.boxes.some((box) => overlaps(box, at, size)),
      ),
    take: (at: Point, size: Size) => {
      for (const cell of around(at, size)) cell.boxes.push({ at, size });
    },
  };
}
