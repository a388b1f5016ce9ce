import { describe, expect, it } from 'vitest';
import { casingFrom, countryName, promisedEntries, question, sentence, slug } from './phrases.rules.ts';

it.each([
  [' iPad case', 'iPad case'],
  ['ärger mit dem Router', 'Ärger mit dem Router'],
  ['kettle', 'Kettle'],
  ['电热水壶', '电热水壶'],
  ['', ''],
])('%j as a heading is %j', (text, heading) => {
  expect(sentence(text)).toBe(heading);
});

it.each([
  ['is a kettle safe', 'Is a kettle safe?'],
  ['is a kettle safe ?', 'Is a kettle safe?'],
  ['how long does it boil', 'How long does it boil?'],
  ['how to descale a kettle', 'How to descale a kettle'],
  ['how to descale a kettle?', 'How to descale a kettle?'],
  ['gas vs electric', 'Gas vs electric'],
  ['kettle noise?', 'Kettle noise?'],
])('%j asks as %j', (text, asked) => {
  expect(question(text)).toBe(asked);
});

describe('names', () => {
  const cased = casingFrom(['Our WordPress Hosting for SaaS', 'BEST KETTLES EVER', null]);
  it.each([
    ['wordpress seo for saas', 'WordPress SEO for SaaS'],
    ['best kettles', 'best kettles'],
    ['should i buy it for us', 'should I buy it for us'],
    ["why i'm late", "why I'm late"],
    ['iphone case', 'iPhone case'],
    ['OXO kettle', 'OXO kettle'],
  ])('%j is written as the site writes it: %j', (phrase, written) => {
    expect(cased(phrase)).toBe(written);
  });

  it('every capital counts in the name of one thing', () => {
    expect(casingFrom([], 'Baratza Encore ESP')('baratza encore esp vs opus')).toBe('Baratza Encore ESP vs opus');
  });
});

it.each([
  ['GB', 'the United Kingdom'],
  ['us', 'the United States'],
  ['DE', 'Germany'],
  ['Bavaria', 'Bavaria'],
  ['??', '??'],
])('the country %j is %j', (code, name) => {
  expect(countryName(code)).toBe(name);
});

it.each([
  ['7 kettles', 7],
  ['The 12 best kettles', 12],
  ['Best 10 kettles of 2026', 10],
  ['Best iPhone 15 cases', null],
  ['2 kettles', null],
  ['100 kettles', null],
  ['Kettles', null],
])('the title %j promises %j entries', (title, entries) => {
  expect(promisedEntries(title)).toBe(entries);
});

it('an anchor holds letters, digits and hyphens alone', () => {
  expect(slug('Äpfel & "Birnen" --> 3', 'x')).toBe('apfel-birnen-3');
  expect(slug('電気ケトル', 'part-2')).toBe('part-2');
});
