import { describe, expect, it } from 'vitest';
import { describeCluster, nameClusters } from './naming.rules.ts';

const named = (...clusters: [string, number][][]) => nameClusters(clusters.map((list) => list.map(([text, volume]) => ({ text, volume }))));

describe('names of clusters', () => {
  it('are the phrase that the keywords share, in the wording that is searched most', () => {
    expect(
      named([
        ['best running shoe', 10],
        ['running shoes for men', 9000],
        ['running shoes sale', 4000],
      ]),
    ).toEqual(['Running shoes']);
  });

  it('tell one cluster from the others rather than naming what all have', () => {
    const names = named(
      [
        ['merino wool socks', 10],
        ['wool socks for hiking', 10],
        ['thick wool socks', 10],
      ],
      [
        ['compression socks', 10],
        ['compression socks for nurses', 10],
        ['medical compression socks', 10],
      ],
    );
    expect(names).toEqual(['Wool socks', 'Compression socks']);
  });

  it('are never given twice', () => {
    const [one, other] = named(
      [
        ['cold brew', 1],
        ['cold brew', 1],
      ],
      [
        ['cold brew', 1],
        ['cold brew ratio', 1],
      ],
    );
    expect(one?.toLowerCase()).not.toBe(other?.toLowerCase());
  });

  it('fall back to the keyword in the middle where no word is shared', () => {
    expect(
      named([
        ['sofa', 5],
        ['couch', 5],
        ['settee', 5],
        ['divan', 5],
      ]),
    ).toEqual(['Sofa']);
  });

  it('are no piece of a single keyword', () => {
    expect(
      named([
        ['sofa bed', 5],
        ['sleeper sofa', 5],
        ['couch that turns into a bed', 5],
      ]),
    ).toEqual(['Sofa bed']);
  });

  it('come with a description of what is inside', () => {
    expect(
      describeCluster([
        { text: 'sofa', volume: 1200 },
        { text: 'couch', volume: 0 },
      ]),
    ).toBe('sofa, couch');
  });
});
