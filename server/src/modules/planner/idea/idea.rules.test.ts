import { describe, expect, it } from 'vitest';
import { type IdeaKeyword, proposeIdeas } from './idea.rules.ts';

const keywords = (...given: (string | [string, number] | [string, number, IdeaKeyword['intent']])[]): IdeaKeyword[] =>
  given.map((one, at) => {
    const [text, volume, intent] = typeof one === 'string' ? [one, 0, null] : one;
    return { id: `k${at}`, text, volume, intent: intent ?? null };
  });

const planned = (name: string, given: IdeaKeyword[], language?: string) => {
  const textOf = new Map(given.map(({ id, text }) => [id, text]));
  return proposeIdeas(name, given, language).map((idea) => ({
    ...idea,
    primary: textOf.get(idea.primaryKeywordId),
    keywords: idea.keywordIds.map((id) => textOf.get(id)),
  }));
};

const kettle = keywords(
  ['gooseneck kettle', 27100],
  ['best gooseneck kettle', 4400],
  ['electric gooseneck kettle', 9900],
  ['gooseneck kettle temperature', 320],
  ['buy gooseneck kettle', 200],
  ['gooseneck vs regular kettle', 500],
  ['how to clean a gooseneck kettle', 90],
  ['fellow gooseneck kettle review', 700],
  ['what is a gooseneck kettle', 300],
  ['cheap gooseneck kettle', 300],
  ['gooseneck kettle repair near me', 10],
);

const espresso = keywords(
  ['espresso machine', 135000],
  ['best espresso machine', 49500],
  ['espresso machine for beginners', 2900],
  ['how to descale an espresso machine', 1900],
  ['espresso machine with grinder', 9900],
  ['breville espresso machine', 40500],
  ['breville espresso machine review', 2400],
  ['delonghi vs breville espresso machine', 1600],
  ['how to use an espresso machine', 4400],
  ['clean espresso machine', 1300],
  ['espresso machine cleaning', 500],
  ['espresso machine for sale', 700],
  ['how much does an espresso machine cost', 390],
  ['espresso machine repair near me', 1600],
  ['espresso machine repair', 1900],
  ['automatic espresso machine', 9900],
  ['super automatic espresso machine', 5400],
);

describe('ideas by rules', () => {
  it('have the structure that their keywords ask for', () => {
    const structures = Object.fromEntries(planned('Gooseneck kettle', kettle).map((idea) => [idea.primary, idea.contentStructure]));
    expect(structures).toEqual({
      'gooseneck kettle': 'guide',
      'best gooseneck kettle': 'listicle',
      'gooseneck vs regular kettle': 'comparison',
      'how to clean a gooseneck kettle': 'tutorial',
      'fellow gooseneck kettle review': 'review',
      'buy gooseneck kettle': 'product_page',
      'gooseneck kettle repair near me': 'service_page',
    });
  });

  it('give each keyword to one idea, and to the one that answers it', () => {
    const ideas = planned('Gooseneck kettle', kettle);
    const all = ideas.flatMap((idea) => idea.keywords);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(kettle.length);
    expect(ideas.find((idea) => idea.primary === 'best gooseneck kettle')?.keywords).toContain('cheap gooseneck kettle');
    expect(ideas.find((idea) => idea.primary === 'gooseneck kettle')?.keywords).toEqual([
      'gooseneck kettle',
      'electric gooseneck kettle',
      'gooseneck kettle temperature',
      'what is a gooseneck kettle',
    ]);
  });

  it('are titled as a person would, with the keyword once', () => {
    const titles = planned('Espresso machine', espresso).map((idea) => idea.title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'The Best Espresso Machine: Our Picks and How to Choose',
        'How to Use an Espresso Machine, Step by Step',
        'Delonghi vs Breville Espresso Machine: Which Is Right for You?',
        'Breville Espresso Machine Review: Pros, Cons and Our Verdict',
        'Espresso Machine Repair in Your Area',
        'How Much Does an Espresso Machine Cost?',
        'Espresso Machine',
      ]),
    );
    for (const title of titles) expect(title.match(/espresso machine/gi), title).toHaveLength(1);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('take different tasks apart, and different wordings of one together', () => {
    const given = keywords(
      'how to use an espresso machine',
      'clean espresso machine',
      'espresso machine cleaning',
      'descale espresso machine',
    );
    expect(planned('Espresso machine', given).map((idea) => idea.keywords)).toEqual([
      ['clean espresso machine', 'espresso machine cleaning'],
      ['descale espresso machine'],
      ['how to use an espresso machine'],
    ]);
  });

  it('give a large cluster a hub on its broadest keyword, and its parts a page each', () => {
    const ideas = planned('Espresso machine', espresso);
    const hub = ideas.find((idea) => idea.contentStructure === 'cluster_hub');
    expect(hub).toMatchObject({ contentType: 'page', primary: 'espresso machine', title: 'Espresso Machine: Start Here' });
    expect(hub?.brief).toContain('Breville Espresso Machine: What to Know');
    expect(ideas.find((idea) => idea.primary === 'automatic espresso machine')?.keywords).toEqual([
      'automatic espresso machine',
      'super automatic espresso machine',
    ]);
  });

  it('brief a writer with an outline of the searches to answer', () => {
    const comparison = planned('Gooseneck kettle', kettle).find((idea) => idea.contentStructure === 'comparison');
    expect(comparison?.brief).toContain('Aim: let somebody who searches "gooseneck vs regular kettle" decide');
    expect(comparison?.brief).toMatch(/\d\. Gooseneck: .*\n\d\. Regular kettle: /);
    for (const idea of planned('Espresso machine', espresso)) {
      expect(idea.brief.split('\n').length).toBeGreaterThan(5);
      for (const keyword of idea.keywords) expect(idea.brief.toLowerCase()).toContain(keyword);
    }
  });

  it('go by the intent that a file gave where the words say nothing, and leave log-ins out', () => {
    const ideas = planned('Mail tool', keywords(['mailtool pro', 900, 'transactional'], 'mailtool login', 'mailtool vs other tool'));
    expect(ideas.map((idea) => [idea.primary, idea.contentStructure])).toEqual([
      ['mailtool pro', 'product_page'],
      ['mailtool vs other tool', 'comparison'],
    ]);
  });

  it('propose something for a single keyword, whatever it is', () => {
    for (const text of ['moka pot', 'mailtool login', '手冲咖啡', 'c++', '1984', 'or', 'best'])
      expect(planned('One', keywords(text)), text).toHaveLength(1);
  });

  it('read other languages, and add no English to their titles', () => {
    const ideas = planned(
      'Kaffeemühle',
      keywords('kaffeemühle kaufen', 'beste kaffeemühle', 'kaffeemühle reinigen', 'kaffeemühle test'),
      'de',
    );
    expect(Object.fromEntries(ideas.map((idea) => [idea.title, idea.contentStructure]))).toEqual({
      'Kaffeemühle kaufen': 'product_page',
      'Beste kaffeemühle': 'listicle',
      'Kaffeemühle reinigen': 'tutorial',
      'Kaffeemühle test': 'review',
    });
  });

  it('stay few, and keep the first of each kind', () => {
    const many = keywords(
      ...Array.from({ length: 60 }, (_, at): [string, number] => [`widget for purpose${at}`, 1000 + at]),
      ['widget vs gadget', 1],
      ['how to clean a widget', 1],
    );
    const ideas = planned('Widget', many);
    expect(ideas.length).toBeLessThanOrEqual(20);
    expect(ideas.map((idea) => idea.contentStructure)).toEqual(expect.arrayContaining(['comparison', 'tutorial']));
  });
});
