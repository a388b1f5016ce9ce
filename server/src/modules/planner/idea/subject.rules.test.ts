import { afterAll, describe, expect, it } from 'vitest';
import { dot } from '../clustering/vectors.rules.ts';
import { SentenceEncoder } from '../embeddings/sentence-encoder.ts';
import { meansTheSame, sameSubject, subjectOf } from './subject.rules.ts';

const encoder = new SentenceEncoder();
afterAll(() => encoder.stop());

async function samePage(a: string, b: string): Promise<boolean> {
  const verdict = sameSubject(subjectOf(a), subjectOf(b));
  if (typeof verdict === 'boolean') return verdict;
  const vectors = await encoder.embed([verdict.left, verdict.right], new AbortController().signal);
  return meansTheSame(verdict, dot(vectors.subarray(0, encoder.width), vectors.subarray(encoder.width)));
}

describe('two titles', () => {
  it.each([
    ['how to clean a moka pot', 'How to Clean a Moka Pot: 5 Easy Steps'],
    ['clean moka pots', 'Cleaning Your Moka Pot Without Ruining It'],
    ['moka pot vs espresso', 'Espresso vs Moka Pot: Which Makes Better Coffee?'],
    ['best hand coffee grinder', 'The 2026 Best Hand Coffee Grinders, Tested'],
    ['gooseneck kettle price', 'buy gooseneck kettle'],
    ['how to repair a bike', 'Fixing a Bicycle'],
    ['how to choose a divorce attorney', 'Choosing the Right Divorce Lawyer'],
    ['how to repair a bike chain', 'Fixing Your Bicycle Chain'],
    ['sofa for small rooms', 'A Couch for Small Rooms'],
    ['cheap kids bikes', 'Best Affordable Bikes for Children'],
    ['what is a moka pot', 'Moka Pot: A Complete Guide'],
  ])('"%s" and "%s" promise the same page', async (a, b) => expect(await samePage(a, b)).toBe(true), 30_000);

  it.each([
    ['how to clean a moka pot', 'how to use a moka pot'],
    ['how to clean a moka pot', 'how to clean a french press'],
    ['moka pot', 'best moka pot'],
    ['coffee grinder', 'hand coffee grinder'],
    ['best hand coffee grinder', 'best electric coffee grinder'],
    ['running shoes for flat feet', 'running shoes for wide feet'],
    ['best running shoes for men', 'best running shoes for women'],
    ['iphone 14 review', 'iphone 15 review'],
    ['home insurance cost', 'car insurance cost'],
    ['pour over coffee ratio', 'cold brew coffee ratio'],
    ['flights to rome', 'hotels in rome'],
    ['keto diet for beginners', 'paleo diet for beginners'],
    ['how to write a cover letter', 'how to write a resume'],
    ['wedding dress ideas', 'wedding cake ideas'],
    ['types of coffee', 'coffee tips'],
    ['when to prune roses', 'how to prune roses'],
    ['why does cold brew taste sour', 'how long does cold brew last'],
  ])('"%s" and "%s" do not', async (a, b) => expect(await samePage(a, b)).toBe(false), 30_000);
});
