import { render } from '@solidjs/testing-library';
import { onMount } from 'solid-js';
import { expect, it } from 'vitest';
import { Tabs } from './Tabs.tsx';

it('what the chosen tab shows is there once, however many tabs there are', () => {
  let times = 0;
  const Panel = () => {
    onMount(() => {
      times += 1;
    });
    return <p>Keywords of this cluster</p>;
  };
  const tabs = ['articles', 'keywords', 'ideas'].map((value) => ({ value, label: value }));
  const { getByRole, getAllByRole } = render(() => (
    <Tabs value="keywords" onChange={() => undefined} tabs={tabs}>
      <Panel />
    </Tabs>
  ));
  expect(times).toBe(1);
  expect(getByRole('tabpanel').textContent).toBe('Keywords of this cluster');
  for (const tab of getAllByRole('tab')) expect(tab.getAttribute('aria-controls')).toBe(getByRole('tabpanel').id);
});
