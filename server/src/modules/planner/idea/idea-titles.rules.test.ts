import { describe, expect, it } from 'vitest';
import { titleFor } from './idea-titles.rules.ts';
import { pageKindOf } from './page-kind.rules.ts';

const titleOf = (primary: string, language = 'en') => titleFor({ kind: pageKindOf(primary, language), primary, language });

describe('titles', () => {
  it.each([
    ['moka pot', 'Moka Pot: A Complete Guide'],
    ['clean moka pot', 'How to Clean Your Moka Pot, Step by Step'],
    ['clean a moka pot', 'How to Clean a Moka Pot, Step by Step'],
    ['how do i make cold brew', 'How to Make Cold Brew, Step by Step'],
    ['make cold brew coffee', 'How to Make Cold Brew Coffee, Step by Step'],
    ['best coffee for cold brew', 'The Best Coffee for Cold Brew: Our Picks and How to Choose'],
    ['top 10 seo tools', 'Top 10 SEO Tools: Our Picks and How to Choose'],
    ['mailchimp alternatives', 'Mailchimp Alternatives Worth Considering'],
    ['difference between latte and cappuccino', 'The Difference Between Latte and Cappuccino, Explained'],
    ['pour over vs french press', 'Pour Over vs French Press: Which Is Right for You?'],
    ['iphone 15 review', 'iPhone 15 Review: Pros, Cons and Our Verdict'],
    ['types of coffee grinders', 'Types of Coffee Grinders, Explained'],
    ['kitchen remodel cost', 'Kitchen Remodel Cost: What to Expect to Pay'],
    ['plumber near me', 'Plumber in Your Area'],
    ['buy moka pot online', 'Moka Pot'],
    ['why does coffee taste sour', 'Why Does Coffee Taste Sour?'],
    ['stove top kettle', 'Stove Top Kettle: A Complete Guide'],
  ])('%s', (keyword, title) => expect(titleOf(keyword)).toBe(title));

  it('keep the way in which somebody wrote a name', () => {
    expect(titleOf('best AeroPress recipes')).toContain('AeroPress');
  });
});

describe('the kind of a page', () => {
  it.each([
    ['best way to clean a kettle', 'steps'],
    ['best time to visit rome', 'topic'],
    ['clean eating', 'topic'],
    ['order of operations', 'topic'],
    ['coffee shop', 'topic'],
    ['wedding budget template', 'list'],
    ['moka pot or french press', 'comparison'],
    ['how to decide between tea or coffee', 'steps'],
    ['how long does cold brew last', 'question'],
    ['free trial crm', 'offer'],
    ['espresso machine under 500', 'choice'],
    ['facebook login', 'navigation'],
  ])('%s asks for %s', (keyword, kind) => expect(pageKindOf(keyword)).toBe(kind));
});
