/** Where the keys are in a list that grows while somebody types: on one entry by its name, however many come above or below it. */
import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js';

/** @param query another one begins again at the first entry */
export function createPaletteKeys(ids: Accessor<readonly string[]>, query: Accessor<string>) {
  const [wanted, setWanted] = createSignal<string>();
  createComputed(on(query, () => setWanted(undefined)));
  const active = createMemo(() => {
    const id = wanted();
    return id !== undefined && ids().includes(id) ? id : ids()[0];
  });
  const step = (by: number) => {
    const { length } = ids();
    if (length > 0) setWanted(ids()[(ids().indexOf(active() ?? '') + by + length) % length]);
  };
  return { active, step, point: (id: string) => setWanted(id) };
}
