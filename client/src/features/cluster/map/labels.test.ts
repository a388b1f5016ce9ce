import { expect, it } from 'vitest';
import { type Label, type Labelled, placeLabels } from './labels.ts';

const measure = (text: string) => text.length * 7;
const place = (bubbles: Labelled[], most = 200) => placeLabels(bubbles, { measure, most });
const bubble = (more: Partial<Labelled>): Labelled => ({
  id: 'one',
  name: 'Cold brew',
  figure: '33.1K',
  x: 200,
  y: 200,
  radius: 60,
  share: 0,
  ...more,
});
const words = (label: Label | undefined) => label?.lines.map(({ text }) => text);

it('a large bubble has its name and figure in its middle, a smaller one its name in two lines, a small one beneath', () => {
  expect(words(place([bubble({})])[0])).toEqual(['Cold brew', '33.1K']);
  const [two] = place([bubble({ name: 'Espresso grinding', radius: 42 })]);
  expect(words(two)?.slice(0, 2)).toEqual(['Espresso', 'grinding']);
  const [beside] = place([bubble({ radius: 12 })]);
  expect([beside?.beside, beside?.lines[0]?.y]).toEqual([true, 222]);
});

it('no word touches the line up to which its bubble is filled', () => {
  for (let share = 0.01; share < 1; share += 0.01) {
    for (const radius of [30, 42, 60]) {
      const level = 200 + radius - 2 * radius * share;
      for (const { lines, beside } of place([bubble({ share, radius })])) {
        for (const { y } of lines) expect(beside || Math.abs(y - level) >= 7 + 1.9).toBe(true);
      }
    }
  }
});

it('no two labels overlap, none lies on another bubble, and no bubble has two', () => {
  let seed = 11;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const bubbles: Labelled[] = [];
  for (let tries = 0; tries < 4000 && bubbles.length < 400; tries += 1) {
    const next = bubble({
      id: `${tries}`,
      x: random() * 1400,
      y: random() * 900,
      radius: 4 + random() ** 4 * 60,
      share: random(),
      name: 'Pour over '.slice(0, 4 + random() * 6),
    });
    if (bubbles.every((other) => Math.hypot(other.x - next.x, other.y - next.y) > other.radius + next.radius + 2)) bubbles.push(next);
  }
  const labels = place(bubbles);
  expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length);
  expect(labels.filter(({ beside }) => beside).length).toBeGreaterThan(20);
  expect(labels.filter(({ beside }) => !beside).length).toBeGreaterThan(20);
  const boxes = labels.flatMap(({ lines }) =>
    lines.map(({ text, x, y }) => ({ left: x - measure(text) / 2, right: x + measure(text) / 2, top: y - 7, bottom: y + 7 })),
  );
  const overlapping = boxes.filter((one, at) =>
    boxes.some(
      (other, to) =>
        to > at && one.left < other.right && other.left < one.right && one.top < other.bottom - 0.01 && other.top < one.bottom - 0.01,
    ),
  );
  expect(overlapping).toEqual([]);
  for (const { beside, lines } of labels) {
    if (!beside) continue;
    const [line] = lines as [Label['lines'][number]];
    for (const { x, y, radius } of bubbles) {
      const dx = Math.max(0, Math.abs(x - line.x) - measure(line.text) / 2);
      expect(Math.hypot(dx, Math.max(0, Math.abs(y - line.y) - 7))).toBeGreaterThanOrEqual(radius - 0.01);
    }
  }
});

it('where the paper beneath ends, a name stands above, and where there is no room either its bubble holds a part of it', () => {
  const low = bubble({ radius: 24, name: 'Coffee subscriptions', y: 180 });
  const frame = { left: 0, top: 0, right: 400, bottom: 200 };
  expect(placeLabels([low], { measure, most: 9, within: frame })[0]?.lines[0]?.y).toBe(180 - 24 - 10);
  const [part] = placeLabels([low], { measure, most: 9, within: { ...frame, top: 170 } });
  expect([part?.beside, words(part)]).toEqual([false, ['Coff…']]);
});

it('the largest have their names even among many small ones, over which they then lie', () => {
  const large = bubble({ radius: 11 });
  const small = [-40, -20, 0, 20, 40].flatMap((dx) =>
    [-22, 22].map((dy) => bubble({ id: `${dx} ${dy}`, x: 200 + dx, y: 200 + dy, radius: 3 })),
  );
  expect(place([large, ...small])).toEqual([]);
  const [label] = placeLabels([large, ...small], { measure, most: 9, sure: 1 });
  expect([label?.id, label?.over]).toEqual(['one', true]);
});

it('there are no more of them than are wanted, and the larger bubbles have theirs', () => {
  const bubbles = [0, 1, 2, 3].map((at) => bubble({ id: `${at}`, x: at * 300, radius: 60 - at * 5 }));
  expect(place(bubbles, 2).map(({ id }) => id)).toEqual(['0', '1']);
});
