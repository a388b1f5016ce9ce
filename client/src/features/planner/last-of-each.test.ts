import { expect, it } from 'vitest';
import { lastOfEach } from './last-of-each.ts';

it('shows of an idea, its task and its content only the last', () => {
  const row = {
    ideas: [{ id: 'idea with task' }, { id: 'idea written' }, { id: 'idea alone' }],
    tasks: [
      { id: 'queued', idea: { id: 'idea with task' }, content: null },
      { id: 'completed', idea: { id: 'idea written' }, content: { id: 'content' } },
      { id: 'by hand', idea: null, content: null },
      // What it was completed with aims at something else by now.
      { id: 'astray', idea: null, content: { id: 'another' } },
    ],
    contents: [{ id: 'content' }, { id: 'imported' }],
  };
  const { ideas, tasks, contents } = lastOfEach(row);
  expect([ideas, tasks, contents].map((list) => list.map(({ id }) => id))).toEqual([
    ['idea alone'],
    ['queued', 'by hand', 'astray'],
    ['content', 'imported'],
  ]);
});
