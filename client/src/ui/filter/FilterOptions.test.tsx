import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it } from 'vitest';
import { type FilterOption, FilterOptions } from './FilterOptions.tsx';

let dispose = () => {};
afterEach(() => dispose());

it('Enter takes what was typed, not what an earlier question found while the answer is on its way', () => {
  const [options, setOptions] = createSignal<FilterOption[]>([{ value: 'espresso', label: 'Espresso' }]);
  const chosen: string[][] = [];
  const box = document.createElement('div');
  dispose = render(
    () => (
      <FilterOptions
        label="Cluster"
        options={options()}
        value={[]}
        onSearch={() => {}}
        onChange={(values) => chosen.push(values)}
        onDone={() => {}}
      />
    ),
    box,
  );
  document.body.append(box);
  const search = box.querySelector('input[type=search]') as HTMLInputElement;
  search.value = 'grind';
  search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const enter = () => search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  enter();
  expect(chosen).toEqual([]);
  setOptions([
    { value: 'espresso', label: 'Espresso' },
    { value: 'grinders', label: 'Grinders' },
  ]);
  enter();
  expect(chosen).toEqual([['grinders']]);
  box.remove();
});
