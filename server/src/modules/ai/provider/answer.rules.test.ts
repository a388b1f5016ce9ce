import { expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from './answer.rules.ts';

const schema = z.object({ title: z.string().min(1), words: z.array(z.string()) });
const stopped = (text: string) => ({ text, finishReason: 'stop' });

it('reads JSON, in a code fence too', () => {
  const value = { title: 'A', words: ['```'] };
  expect(readAnswer(stopped(JSON.stringify(value)), schema)).toEqual({ value });
  expect(readAnswer(stopped(`\n\`\`\`json\n${JSON.stringify(value, null, 1)}\n\`\`\`\n`), schema)).toEqual({ value });
});

it('names what is wrong, and where', () => {
  expect(readAnswer(stopped('{"title":"","words":[1]}'), schema)).toEqual({
    fault: expect.stringMatching(/^the answer did not fit the schema \(title: .+; words\.0: .+\)$/),
  });
  expect(readAnswer(stopped('[]'), schema)).toEqual({ fault: expect.stringContaining('(the whole: ') });
});

it('takes nothing that was cut, even where it happens to fit', () => {
  expect(readAnswer({ text: '{"title":"A","words":[]}', finishReason: 'length' }, schema)).toEqual({
    fault: expect.stringContaining('cut off'),
  });
});

it('keeps the words of a refusal', () => {
  expect(readAnswer({ text: ' No. ', finishReason: 'content-filter' }, schema)).toEqual({ refusal: 'No.' });
});
