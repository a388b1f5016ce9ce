import { describe, expect, it } from 'vitest';
import { keepsItsCore, reconcile } from './reconcile.rules.ts';

describe('which cluster lives on in which group', () => {
  it('is the one that the group mostly comes from', () => {
    expect(
      reconcile([
        ['a', 'a', 'b'],
        ['b', 'b', null],
      ]),
    ).toEqual(['a', 'b']);
  });

  it('is in the larger part of a cluster that falls apart; the other part is new', () => {
    expect(
      reconcile([
        ['a', 'a'],
        ['a', 'a', 'a'],
      ]),
    ).toEqual([null, 'a']);
  });

  it('is the larger of two clusters that become one; the other is left empty', () => {
    expect(reconcile([['b', 'a', 'a', 'a', 'b']])).toEqual(['a']);
  });

  it('is none where only a little of either is in the other', () => {
    expect(
      reconcile([
        ['a', null, null, null, null],
        ['a', 'a', 'a'],
      ]),
    ).toEqual([null, 'a']);
    expect(
      reconcile([
        ['a', null, null, null],
        ['a', 'b', 'b', 'b'],
        ['a', 'c', 'c', 'c'],
      ]),
    ).toEqual([null, 'b', 'c']);
  });

  it('is a small cluster that goes wholly into a large new group', () => {
    expect(reconcile([['a', 'a', null, null, null, null, null]])).toEqual(['a']);
  });

  it('never gives one cluster to two groups, nor two to one, and is the same in any order of equals', () => {
    const groups = [
      ['a', 'b'],
      ['b', 'a'],
    ];
    const kept = reconcile(groups);
    expect(new Set(kept).size).toBe(2);
    expect(reconcile(groups)).toEqual(kept);
  });
});

describe('a cluster that keywords leave', () => {
  it('keeps its core while at least as many stay', () => {
    expect([keepsItsCore(2, 2), keepsItsCore(1, 2), keepsItsCore(0, 0)]).toEqual([true, false, false]);
  });
});
