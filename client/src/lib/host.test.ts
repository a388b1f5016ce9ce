import { expect, it } from 'vitest';
import { hostOf } from './host.ts';

it.each([
  ['https://slowmorning.coffee', 'slowmorning.coffee'],
  ['http://www.example.com/blog/', 'example.com/blog'],
  ['127.0.0.1:8080', '127.0.0.1:8080'],
  ['  ', ''],
])('"%s" is said as "%s"', (url, said) => {
  expect(hostOf(url)).toBe(said);
});
