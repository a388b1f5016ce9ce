/**
 * Where each cluster stands on the map: bubbles whose area is their volume, like ones near each other, none over another.
 * A force layout (d3-force) from a start by principal components; the same for the same input. Pure; slow for many.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { randomFrom } from '../clustering/random.rules.ts';
import { dot, rowOf, scaleTo, type Vectors } from '../clustering/vectors.rules.ts';

export interface Circle {
  x: number;
  y: number;
  radius: number;
}

export interface Layout {
  width: number;
  height: number;
  circles: Circle[];
}

/** Two bubbles, by number, and how alike they are, 0 to 1. */
export interface Likeness {
  a: number;
  b: number;
  likeness: number;
}

const LARGEST = 80;
/** A bubble of no searches can still be seen and hit. */
const SMALLEST = 8;
/** Between two bubbles, and around them all. */
const GAP = 3;
const MARGIN = 20;

/** The area is proportional to the volume, but for those that would be too small to see. */
export function radiiOf(volumes: number[]): number[] {
  const most = Math.max(0, ...volumes);
  return volumes.map((volume) => (most === 0 ? 2 * SMALLEST : Math.max(SMALLEST, LARGEST * Math.sqrt(volume / most))));
}

/** @param space one row a bubble, of length 1: decides the start, and so the large picture; the likenesses decide the small one. */
export const layOut = (radii: number[], space: Vectors, likenesses: Likeness[]): Layout =>
  framed(apart(settle(start(radii, space), likenesses)));

/** The two directions in which the bubbles differ most, stretched to the room that they need. */
function start(radii: number[], space: Vectors): Circle[] {
  const [across, down] = principalPlane(space);
  const room = Math.sqrt(radii.reduce((sum, radius) => sum + (radius + GAP) ** 2, 0));
  return radii.map((radius, at) => ({ x: (across[at] as number) * room, y: (down[at] as number) * room, radius }));
}

type Node = SimulationNodeDatum & Circle;

/** Steps of the layout: fewer where each takes long, because of many bubbles. */
const ticksFor = (count: number): number => Math.min(150, Math.max(60, Math.round(180_000 / Math.max(1, count))));
/** What alike bubbles pull, what all push, and what holds the whole together: tried on labelled sets, by how well likeness and nearness agree. */
const PULL = 0.3;
const PUSH = 6;
const GRAVITY = 0.03;

function settle(from: Circle[], likenesses: Likeness[]): Circle[] {
  const nodes: Node[] = from.map((circle) => ({ ...circle }));
  const links = likenesses.map(
    ({ a, b, likeness }) => ({ source: a, target: b, likeness }) as SimulationLinkDatum<Node> & { likeness: number },
  );
  const mean = from.reduce((sum, { radius }) => sum + radius, 0) / Math.max(1, from.length);
  const ticks = ticksFor(from.length);
  const touching = ({ source, target }: SimulationLinkDatum<Node>) => (source as Node).radius + (target as Node).radius + GAP;
  forceSimulation(nodes)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force(
      'alike',
      forceLink<Node, (typeof links)[number]>(links)
        .distance(touching)
        .strength(({ likeness }) => PULL * likeness),
    )
    .force(
      'room',
      forceManyBody<Node>()
        .strength(-PUSH * mean)
        .distanceMax(40 * mean)
        .theta(1),
    )
    .force('across', forceX<Node>(0).strength(GRAVITY))
    // Screens are wider than high.
    .force('down', forceY<Node>(0).strength(1.3 * GRAVITY))
    .force(
      'collide',
      forceCollide<Node>(({ radius }) => radius + GAP / 2),
    )
    .tick(ticks);
  return nodes.map(({ x, y, radius }) => ({ x, y, radius }));
}

/** After so many passes in vain everything moves a little further apart, so that there is room in the end. */
const PATIENCE = 10;
const STRETCH = 1.03;
/** A little more than needed, or rounding would leave two touching. */
const SLACK = 0.01;

/** Pushes bubbles apart that still touch. */
function apart(circles: Circle[]): Circle[] {
  const placed = circles.map((circle) => ({ ...circle }));
  for (let pass = 1; ; pass += 1) {
    let touching = 0;
    for (const [a, b] of closePairs(placed)) {
      const distance = Math.hypot(b.x - a.x, b.y - a.y);
      const missing = a.radius + b.radius + GAP - distance;
      if (missing <= 0) continue;
      touching += 1;
      // Two in one place part sideways; the smaller of two gives way more.
      const [dx, dy] = distance > 0 ? [(b.x - a.x) / distance, (b.y - a.y) / distance] : [1, 0];
      const push = missing + SLACK;
      const share = (b.radius ** 2 / (a.radius ** 2 + b.radius ** 2)) * push;
      a.x -= dx * share;
      a.y -= dy * share;
      b.x += dx * (push - share);
      b.y += dy * (push - share);
    }
    if (touching === 0) return placed;
    if (pass % PATIENCE > 0) continue;
    for (const circle of placed) {
      circle.x *= STRETCH;
      circle.y *= STRETCH;
    }
  }
}

/** The pairs that could touch, by a grid as wide as the largest bubble. */
function closePairs(circles: Circle[]): [Circle, Circle][] {
  const side = 2 * Math.max(...circles.map(({ radius }) => radius), 1) + GAP;
  const cells = new Map<string, Circle[]>();
  const pairs: [Circle, Circle][] = [];
  for (const circle of circles) {
    const [column, row] = [Math.floor(circle.x / side), Math.floor(circle.y / side)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of cells.get(`${column + dx}:${row + dy}`) ?? []) {
          const reach = circle.radius + other.radius + GAP;
          if (Math.abs(circle.x - other.x) < reach && Math.abs(circle.y - other.y) < reach) pairs.push([other, circle]);
        }
      }
    }
    const key = `${column}:${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(circle);
    else cells.set(key, [circle]);
  }
  return pairs;
}

function framed(circles: Circle[]): Layout {
  if (circles.length === 0) return { width: 2 * MARGIN, height: 2 * MARGIN, circles: [] };
  const left = Math.min(...circles.map(({ x, radius }) => x - radius)) - MARGIN;
  const top = Math.min(...circles.map(({ y, radius }) => y - radius)) - MARGIN;
  return {
    width: Math.max(...circles.map(({ x, radius }) => x + radius)) + MARGIN - left,
    height: Math.max(...circles.map(({ y, radius }) => y + radius)) + MARGIN - top,
    circles: circles.map(({ x, y, radius }) => ({ x: x - left, y: y - top, radius })),
  };
}

const ROUNDS = 30;

/** The coordinates of the rows along their first two principal components, each of variance 1: by power iteration. */
function principalPlane(space: Vectors): [Float64Array, Float64Array] {
  const mean = new Float32Array(space.width);
  for (let at = 0; at < space.count; at += 1)
    rowOf(space, at).forEach((value, d) => {
      mean[d] = (mean[d] as number) + value / space.count;
    });
  const first = component(space, mean, null, 1);
  const second = component(space, mean, first, 2);
  return [coordinates(space, mean, first), coordinates(space, mean, second)];
}

function component(space: Vectors, mean: Float32Array, before: Float32Array | null, seed: number): Float32Array {
  const random = randomFrom(seed);
  let direction = Float32Array.from({ length: space.width }, () => random() - 0.5);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float32Array(space.width);
    const offset = dot(mean, direction);
    for (let at = 0; at < space.count; at += 1) {
      const row = rowOf(space, at);
      const share = dot(row, direction) - offset;
      for (let d = 0; d < next.length; d += 1) next[d] = (next[d] as number) + share * ((row[d] as number) - (mean[d] as number));
    }
    if (before) {
      const along = dot(next, before);
      for (let d = 0; d < next.length; d += 1) next[d] = (next[d] as number) - along * (before[d] as number);
    }
    scaleTo(next, 1);
    direction = next;
  }
  return direction;
}

function coordinates(space: Vectors, mean: Float32Array, direction: Float32Array): Float64Array {
  const offset = dot(mean, direction);
  const along = Float64Array.from({ length: space.count }, (_, at) => dot(rowOf(space, at), direction) - offset);
  const deviation = Math.sqrt(along.reduce((sum, value) => sum + value * value, 0) / Math.max(1, along.length));
  return deviation > 0 ? along.map((value) => value / deviation) : along;
}
