import { expect, it } from 'vitest';
import type { Bubble } from './bubble.ts';
import { mapAsSvg } from './export-svg.ts';

const bubble = (more: Partial<Bubble>): Bubble => ({
  id: 'one',
  name: 'Cold brew',
  locked: false,
  sectorId: undefined,
  x: 100,
  y: 100,
  radius: 50,
  volume: 33_100,
  keywords: 44,
  planned: 15,
  written: 4,
  share: 4 / 15,
  ...more,
});
const colours = { paper: '#fefcf8', ink: '#221d17', hint: '#68625b', edge: '#8a857d', fill: '#bfcce3' };
const file = (bubbles: Bubble[]) =>
  mapAsSvg({ title: 'Clusters of Slow & Morning', map: { width: 400, height: 300 }, bubbles, colours, measure: (text) => text.length * 7 });

it('is one well-formed document that asks for nothing else', () => {
  const svg = file([bubble({}), bubble({ id: 'two', name: '<script>"Tea" & biscuits</script>', x: 300, share: 0 })]);
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.documentElement.tagName.toLowerCase()).toBe('svg');
  expect(parsed.querySelectorAll('circle')).toHaveLength(2);
  expect(parsed.querySelectorAll('script')).toHaveLength(0);
  expect(svg).toContain('Clusters of Slow &#38; Morning');
  expect(svg).toContain('&#60;script&#62;');
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\(|var\(|oklch|light-dark|class=/);
});

it('says of each bubble what the screen says, and fills what is written', () => {
  const svg = file([bubble({})]);
  expect(svg).toContain('<title>Cold brew: 33,100 searches a month, 44 keywords, 4 of 15 written</title>');
  expect(svg.match(/<path/g)).toHaveLength(1);
  expect(file([bubble({ share: 0, planned: 0, written: 0 })])).not.toContain('<path');
});
