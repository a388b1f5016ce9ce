/** Which part of the map is in sight: dragging moves it, two fingers, the wheel and the keys bring it nearer. */
import { createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import { type Circle, type Point, reveal, type Size, type View, wholeOf, zoomAt } from './geometry.ts';

/** Nearer than this a bubble says no more. */
const NEAREST = 12;
/** px that a finger or a mouse may tremble before it drags. */
const STILL = 4;

export function createMapView(frame: () => HTMLElement, map: () => Size) {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 });
  const whole = createMemo(() => wholeOf(map(), size()));
  const [moved, setMoved] = createSignal<View>();
  const view = () => moved() ?? whole();
  // The wheel and the pointer tell more often than there are pictures: each picture shows what they have come to.
  let next: View | undefined;
  let waiting = 0;
  const latest = () => next ?? view();
  const moveTo = (to: View) => {
    next = to;
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      setMoved(next);
      next = undefined;
    });
  };
  const stay = () => {
    cancelAnimationFrame(waiting);
    waiting = 0;
    next = undefined;
  };
  onCleanup(stay);
  // Another map, or another frame around all of it, is seen whole.
  createEffect(on(map, () => showAll(), { defer: true }));

  const showAll = () => {
    stay();
    setMoved(undefined);
  };

  const here = (event: { clientX: number; clientY: number }): Point => {
    const box = frame().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const zoom = (factor: number, at: Point = { x: size().width / 2, y: size().height / 2 }) =>
    moveTo(zoomAt(latest(), factor, at, Math.min(whole().scale, 1) * 0.8, NEAREST));

  const pointers = new Map<number, Point>();
  let dragged = false;
  let begun: Point = { x: 0, y: 0 };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) {
      dragged = false;
      begun = here(event);
    }
    pointers.set(event.pointerId, here(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = here(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!dragged && Math.hypot(now.x - begun.x, now.y - begun.y) < STILL && !other) return;
    if (!dragged) {
      dragged = true;
      frame().setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, now);
    if (!other) return moveTo({ ...latest(), x: latest().x + now.x - before.x, y: latest().y + now.y - before.y });
    const apart = (from: Point) => Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };
  const onPointerEnd = (event: PointerEvent) => pointers.delete(event.pointerId);
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(Math.exp((-event.deltaY * lines) / 400), here(event));
  };

  onMount(() => {
    const element = frame();
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    // Not passive: the page must not scroll under the map.
    element.addEventListener('wheel', onWheel, { passive: false });
    onCleanup(() => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    });
  });

  return {
    size,
    view,
    zoom,
    isWhole: () => moved() === undefined,
    showAll,
    reveal: (circle: Circle) => {
      const from = latest();
      const to = reveal(from, circle, size());
      if (to.x !== from.x || to.y !== from.y) moveTo(to);
    },
    /** A click that ended a drag opens nothing. */
    wasDragged: () => dragged,
    isDragging: () => dragged && pointers.size > 0,
    handlers: { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd },
  };
}

export type MapView = ReturnType<typeof createMapView>;
